// Everything works without this file.
document.documentElement.classList.add("scripted");

// The code of a login link is in the fragment, which only the browser sees. A link to a page that is open already loads
// nothing, so the fragment is also read when it changes.
const code = document.querySelector("[data-code]");
if (code) {
  const read = () => {
    if (location.hash.length < 2) return;
    code.value = location.hash.slice(1);
    history.replaceState(null, "", location.pathname);
    code.form.querySelector("button").focus();
  };
  read();
  addEventListener("hashchange", read);
}

// Results follow while somebody types.
for (const form of document.querySelectorAll("form[data-live]")) {
  const place = document.querySelector(form.dataset.live);
  let timer, request;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    if (form.checkValidity()) timer = setTimeout(update, 250);
  });
  form.addEventListener("submit", event => {
    event.preventDefault();
    clearTimeout(timer);
    update();
  });

  async function update() {
    request?.abort();
    const mine = (request = new AbortController());
    place.setAttribute("aria-busy", "true");
    try {
      const body = new URLSearchParams(new FormData(form));
      const answer = await fetch(form.action, { method: "POST", body, signal: mine.signal });
      if (!answer.ok) return form.submit();
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      place.replaceChildren(...page.querySelector(form.dataset.live).childNodes);
      place.removeAttribute("aria-busy");
    } catch (error) {
      if (error.name !== "AbortError") form.submit();
    }
  }
}

// A file that is dropped anywhere on the page is handed in.
for (const form of document.querySelectorAll("form[data-drop]")) {
  const input = form.querySelector("[type=file]");
  const show = isOver => document.body.classList.toggle("dropping", isOver);
  document.addEventListener("dragover", event => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    show(true);
  });
  document.addEventListener("dragleave", event => event.relatedTarget || show(false));
  document.addEventListener("drop", event => {
    show(false);
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    input.files = event.dataTransfer.files;
    form.requestSubmit();
  });
}
