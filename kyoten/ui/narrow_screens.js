// Closes the side bar at first where it would leave too little room for the page: Streamlit itself does so below 768
// pixels alone. Whoever opens it finds it open again; a wide screen is not changed.
(() => {
  const NARROW = 1100;
  const kept = "stSidebarCollapsed-";
  const ours = "kyoten-side-bar-closed";
  try {
    const store = window.localStorage;
    if (window.innerWidth < NARROW) {
      if (store.getItem(kept) === null) {
        store.setItem(kept, "true");
        store.setItem(ours, "true");
      }
    } else if (store.getItem(ours) !== null) {
      if (store.getItem(kept) === "true") store.removeItem(kept);
      store.removeItem(ours);
    }
  } catch {
    // A browser that keeps nothing: the side bar stays as Streamlit has it.
  }
})();
