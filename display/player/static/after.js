/** Resolves after so many ms. */
export function after(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
