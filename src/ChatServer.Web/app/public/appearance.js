// Runs before the first paint, so that nobody who chose a dark screen sees a white one first.
(function () {
  try {
    var chosen = JSON.parse(localStorage.getItem("appearance") || "{}");
    for (var name in chosen) document.documentElement.dataset[name] = chosen[name];
  } catch (_) {
    // Without storage, or with something foreign in it, the system's own appearance stands.
  }
})();
