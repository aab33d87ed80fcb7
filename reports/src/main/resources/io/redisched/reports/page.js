"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector, root = document) => root.querySelector(selector);

  // Light or dark.
  const root = document.documentElement;
  const toggle = one("[data-theme-toggle]");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const nameToggle = () => (toggle.textContent = isDark() ? "Light" : "Dark");
  toggle.hidden = false;
  nameToggle();
  system.addEventListener("change", nameToggle);
  toggle.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    nameToggle();
    try {
      localStorage.setItem("redisched-theme", root.dataset.theme);
    } catch {
      // The choice then lasts as long as the page.
    }
  });

  // The matrix: folding and filtering. Without this script everything is shown.
  const matrix = one("[data-matrix]");
  if (matrix) {
    const groups = all("[data-group]", matrix).map((body) => ({
      body,
      attention: body.dataset.attention === "true",
      twist: one("[data-twist]", body),
      rows: all("[data-clause]", body).map((row) => ({
        row,
        attention: row.dataset.attention === "true",
        text: one("th", row).textContent.toLowerCase(),
      })),
    }));
    const find = one("[data-find]");
    const shown = one("[data-shown]");
    const unfold = one("[data-unfold]");

    const setOpen = (group, open) => group.twist.setAttribute("aria-expanded", String(open));
    const isOpen = (group) => group.twist.getAttribute("aria-expanded") === "true";

    const show = () => {
      const words = find.value.trim().toLowerCase();
      const onlyAttention = one("input[name=shown]:checked").value === "attention";
      const filtering = onlyAttention || words !== "";
      let count = 0;
      for (const group of groups) {
        let any = false;
        for (const { row, attention, text } of group.rows) {
          const matches = (!onlyAttention || attention) && text.includes(words);
          row.hidden = !matches || !(filtering || isOpen(group));
          any ||= matches;
          if (matches) count++;
        }
        group.body.hidden = !any;
      }
      shown.textContent = filtering ? `${count} ${count === 1 ? "clause" : "clauses"} shown` : "";
      unfold.hidden = filtering;
      unfold.textContent = groups.every(isOpen) ? "Fold all" : "Unfold all";
    };

    one("[data-tools]").hidden = false;
    groups.forEach((group) => {
      setOpen(group, group.attention);
      group.twist.addEventListener("click", () => {
        setOpen(group, !isOpen(group));
        show();
      });
    });
    unfold.addEventListener("click", () => {
      const open = !groups.every(isOpen);
      groups.forEach((group) => setOpen(group, open));
      show();
    });
    find.addEventListener("input", show);
    all("input[name=shown]").forEach((input) => input.addEventListener("change", show));
    addEventListener("beforeprint", () => {
      groups.forEach((group) => setOpen(group, true));
      show();
    });
    show();
  }

  // A failure opens in a dialog; its address can be shared. Without this script the link leads to
  // the same text further down.
  const dialog = one("[data-why]");
  const open = () => {
    const failure = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!failure || !failure.matches("details.failure")) return;
    const content = one("[data-why-content]", dialog);
    const heading = document.createElement("h2");
    heading.textContent = one("summary b", failure).textContent;
    content.replaceChildren(heading, one(".explanation", failure).cloneNode(true));
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
  };
  dialog.addEventListener("close", () => {
    history.replaceState(null, "", location.pathname + location.search);
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  addEventListener("hashchange", open);
  open();

  addEventListener("beforeprint", () => all("details").forEach((details) => (details.open = true)));
})();
