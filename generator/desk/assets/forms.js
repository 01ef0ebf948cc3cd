/* Decap's words where they would mislead here: saving is not publishing. Then the forms, and a way back to the desk. */
(function () {
  "use strict";
  var API = "/api/v1", CHANGED = "X-Gongkai-Changed";
  var WORDS = {
    auth: { login: "开始填表" },
    app: { header: { content: "填表", quickAdd: "新建" } },
    collection: { sidebar: { collections: "要改哪一类" }, entries: { noEntries: "还没有，按上面的按钮新建" } },
    editor: {
      editorControl: { field: { optional: "可以先空着" } },
      editor: {
        onDeletePublishedEntry: "真的删掉吗？公开过的不能删，要用“撤回”。",
        onDeleteWithUnsavedChanges: "真的删掉吗？公开过的不能删，要用“撤回”。",
        confirmLoadBackup: "上次没有保存的话还在这台机器上，要接着写吗？"
      },
      editorToolbar: {
        publish: "保存", publishing: "正在检查、保存……", published: "已保存", publishNow: "保存在这台机器上",
        publishAndCreateNew: "保存，再新建一条", publishAndDuplicate: "保存，再照抄一条", duplicate: "照抄一条",
        deleteEntry: "删掉草稿", changesSaved: "没有没保存的改动", backCollection: "回到“%{collectionLabel}”"
      },
      editorWidgets: {
        datetime: { now: "今天" },
        file: { choose: "选择文件", chooseDifferent: "换一个文件", remove: "去掉文件" }
      }
    },
    mediaLibrary: {
      mediaLibraryCard: { draft: "还没有保存" },
      mediaLibrary: {
        onDelete: "真的删掉这个文件吗？有记录提到的，不会删。",
        fileTooLarge: "文件太大，最多 %{size} kB。"
      },
      mediaLibraryModal: {
        close: "关闭",
        mediaAssets: "附件的文件", noAssetsFound: "还没有文件，点“上传”", noResults: "没有找到", deleting: "正在删除……",
        deleteSelected: "删掉选中的", chooseSelected: "选用", upload: "上传", uploading: "正在检查、保存……"
      }
    },
    ui: {
      toast: {
        entryPublished: "存好了。还没有提交，公众还看不到。", entrySaved: "存好了。还没有提交，公众还看不到。",
        onFailToPersist: "没有保存。为什么、怎么改，写在下面。", onFailToDelete: "没有删。为什么，写在下面。",
        onFailToLoadEntries: "打不开：%{details}",
        onBackendDown: "办公台停了。请看看命令行的窗口还开着没有：%{details}"
      }
    }
  };

  function put(from, into) {
    Object.keys(from).forEach(function (key) {
      if (typeof from[key] === "string") { into[key] = from[key]; } else { put(from[key], into[key] = into[key] || {}); }
    });
  }

  /* What stands against a save stays on the page until it is closed or the next save is good. */
  var panel = null;

  function close() {
    if (panel) { panel.parentNode.removeChild(panel); panel = null; }
  }

  function element(name, text, into) {
    var made = document.createElement(name);
    made.textContent = text;
    into.appendChild(made);
    return made;
  }

  function show(told) {
    close();
    panel = document.createElement("section");
    panel.className = "dk-refused";
    panel.setAttribute("role", "alert");
    element("h2", told.error, panel);
    var list = element("ul", "", panel);
    (told.items || []).forEach(function (item) {
      var row = element("li", "", list);
      if (item.where) { element("strong", item.where, row); }
      if (item.form && item.form !== window.location.pathname + window.location.hash) {
        var other = element("a", "打开那张表", row);
        other.href = item.form;
        other.target = "_blank"; // what is written in this one stays as it is
        other.className = "dk-other";
      }
      element("p", item.says, row);
      if (item.remedy) { element("p", "怎么改：" + item.remedy, row); }
      element("p", "文件：" + item.place, row).className = "dk-where";
    });
    element("button", "知道了", panel).addEventListener("click", close);
    document.body.appendChild(panel);
  }

  /* The one question that Decap asks in English. */
  var asked = window.confirm;
  window.confirm = function (text) {
    var found = /^(.*) already exists\. Do you want to replace it\?$/.exec(text);
    return asked.call(window, found ? "“" + found[1] + "”已经有了。换成刚选的这一个吗？" : text);
  };

  /* What each file held when this window was given it goes with every change of it: what was changed elsewhere
     meanwhile, in another window too, is not overwritten. */
  var bases = {};

  function learn(told) {
    if (told && told.file && told.file.id) {
      bases[told.file.path] = told.file.id;
      document.body.dataset.state = (/^state: *(\w+)/m.exec(told.data) || [])[1] || ""; // only a draft may be deleted
    }
    Object.keys(told && told.bases || {}).forEach(function (path) { bases[path] = told.bases[path]; });
  }

  function withBases(body) {
    var told = JSON.parse(body);
    if (!told.params) { return body; }
    told.params.bases = bases;
    return JSON.stringify(told);
  }

  function fail(response) {
    response.text().then(function (text) {
      var told;
      try { told = JSON.parse(text); } catch (_) { told = { error: text }; }
      show(told);
    });
  }

  var fetched = window.fetch;
  window.fetch = function (address, options) {
    var isOurs = String(address && address.url || address).slice(-API.length) === API;
    if (!isOurs || !options || typeof options.body !== "string") { return fetched.apply(window, arguments); }
    var changes = /"action":"(persist|delete)/.test(options.body.slice(0, 200));
    if (changes) { options.body = withBases(options.body); }
    return fetched.call(window, address, options).then(function (response) {
      if (changes && response.ok && response.headers.get(CHANGED)) { close(); }
      if (response.ok) { response.clone().json().then(learn); }
      else if (response.status !== 404) { fail(response.clone()); } // a new record is asked for by its name: it is not there
      return response;
    }, function (error) {
      show({ error: "办公台没有回答。看看命令行的窗口还开着没有；您写的话还在这一页上。" });
      throw error;
    });
  };

  document.addEventListener("DOMContentLoaded", function () {
    var words = window.CMS.getLocale("zh_Hans"), link = document.createElement("a");
    put(WORDS, words);
    window.CMS.registerLocale("zh_Hans", words);
    window.CMS.init();
    link.href = "/";
    link.className = "dk-back";
    link.textContent = "回办公台";
    document.body.appendChild(link);
  });
})();
