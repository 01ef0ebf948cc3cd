/* The forms begin when their words are in place. */
window.CMS_MANUAL_INIT = true;
