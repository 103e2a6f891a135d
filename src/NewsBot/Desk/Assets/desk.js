// Everything works without this file.

// The code of a login link is in the fragment, which only the browser sees.
const code = document.querySelector("[data-code]");
if (code && location.hash.length > 1) {
  code.value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
  code.form.querySelector("button").focus();
}
