(() => {
  const form = document.getElementById("filter");
  const shown = document.getElementById("shown");
  const nothing = document.getElementById("nothing");
  const articles = [...document.querySelectorAll("article")];
  const sections = [...document.querySelectorAll("main section")];
  const texts = articles.map(a => a.textContent.toLowerCase());
  const all = shown.textContent;
  const apply = () => {
    const kind = form.elements.kind.value;
    const company = form.elements.company.value;
    const words = form.elements.q.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    articles.forEach((a, i) => {
      const fits = (!kind || a.dataset.kind === kind)
        && (!company || a.dataset.company.split(" ").includes(company))
        && words.every(w => texts[i].includes(w));
      a.hidden = !fits;
      count += fits ? 1 : 0;
    });
    sections.forEach(s => { s.hidden = !s.querySelector("article:not([hidden])"); });
    nothing.hidden = count > 0 || articles.length === 0;
    shown.textContent = count === articles.length ? all : `${count} / ${all}`;
    const state = new URLSearchParams();
    if (kind) state.set("kind", kind);
    if (company) state.set("company", company);
    if (words.length) state.set("q", form.elements.q.value);
    const query = state.toString();
    // A page opened from a folder has no address of its own to keep the filter in.
    if (location.protocol !== "file:") history.replaceState(null, "", (query ? "?" + query : location.pathname) + location.hash);
  };
  const start = new URLSearchParams(location.search);
  if ([...form.elements.kind].some(k => k.value === start.get("kind"))) form.elements.kind.value = start.get("kind");
  if ([...form.elements.company.options].some(o => o.value === start.get("company"))) form.elements.company.value = start.get("company");
  form.elements.q.value = start.get("q") ?? "";
  form.addEventListener("input", apply);
  form.addEventListener("submit", e => e.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  form.hidden = articles.length === 0;
  if (start.size) apply();
})();
