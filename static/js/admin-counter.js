/** In the admin: how many signs a field still takes. A text too long stays whole, for its author to cut. */

const LIMITED = "textarea[maxlength], input[type=text][maxlength]";
const NEAR = 0.6; // below this share of the limit, nobody needs to count

document.addEventListener("focusin", ({ target }) => {
  if (target.matches?.(LIMITED)) count(target, target.maxLength);
});

/** Say the count under the field as it grows; the browser no longer cuts what is pasted. */
function count(field, limit) {
  field.removeAttribute("maxlength");
  const said = document.createElement("output");
  said.className = "sign-count";
  said.setAttribute("aria-live", "polite");
  field.after(said);
  const say = () => {
    const length = [...field.value].length;
    const isOver = length > limit;
    said.textContent =
      length < limit * NEAR ? "" : isOver ? `${length} signes\u00a0: ${length - limit} de trop` : `${length} signes sur ${limit}`;
    said.classList.toggle("sign-count--over", isOver);
  };
  field.addEventListener("input", say);
  say();
}
