"""Reading what was produced: links, anchors, ids, weights, the security policy, who speaks."""
