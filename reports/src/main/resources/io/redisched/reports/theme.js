// Runs before anything is drawn, so that a chosen theme does not flash up late.
try {
  const chosen = localStorage.getItem("redisched-theme");
  if (chosen) document.documentElement.dataset.theme = chosen;
} catch {
  // A page opened from disk may have no storage: the system's preference holds.
}
