// The reported fault of HtmlService that takes // and block comments out of script text even inside template
// literals (enuchi/React-Google-Apps-Script#157). A switch, so that a page can prove that it survives it.

/** Removes comment-like text from every template literal of every inline script. */
export function stripComments(html: string): string {
  return html.replace(
    /(<script\b[^>]*>)([\s\S]*?)(<\/script>)/gi,
    (_, open: string, code: string, close: string) => open + stripLiterals(code) + close,
  );
}

function stripLiterals(code: string): string {
  return code.replace(/`(?:\\[\s\S]|[^`\\])*`/g, (literal) =>
    literal.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/[^\n`]*/g, ''),
  );
}
