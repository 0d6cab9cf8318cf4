/**
 * Splits SQL text into single statements, since Citus refuses several in one string.
 * Quotes, dollar quotes and comments are seen; the comments before a statement stay with it, as markers.
 */
export function statements(sql: string): string[] {
  const found: string[] = [];
  let from = 0;
  let at = 0;
  let hasCode = false;
  const cut = (until: number) => {
    const one = sql.slice(from, until).trim();
    if (hasCode) found.push(one);
    hasCode = false;
  };
  while (at < sql.length) {
    const opening = sql.slice(at);
    const skipped = commentLength(opening);
    if (skipped > 0) at += skipped;
    else if (sql[at] === ";") {
      cut(at);
      at += 1;
      from = at;
    } else {
      hasCode ||= !/\s/.test(sql[at] ?? " ");
      at += quoteLength(opening, sql[at - 1]);
    }
  }
  cut(sql.length);
  return found;
}

/** Comments in SQL nest. */
function commentLength(text: string): number {
  if (text.startsWith("--")) {
    const end = text.indexOf("\n");
    return end < 0 ? text.length : end + 1;
  }
  if (!text.startsWith("/*")) return 0;
  let depth = 0;
  for (const mark of text.matchAll(/\/\*|\*\//g)) {
    depth += mark[0] === "/*" ? 1 : -1;
    if (depth === 0) return mark.index + 2;
  }
  return text.length;
}

/** The length of the quoted text that opens here, or 1 where none does. */
function quoteLength(text: string, before: string | undefined): number {
  const isInWord = before !== undefined && /[\w$]/.test(before);
  const dollar = isInWord ? null : /^\$(?:[A-Za-z_]\w*)?\$/.exec(text);
  if (dollar !== null) {
    const end = text.indexOf(dollar[0], dollar[0].length);
    return end < 0 ? text.length : end + dollar[0].length;
  }
  // Escape strings (E'…') alone give the backslash a meaning.
  const quoted =
    /^[eE]'/.test(text) && !isInWord ? /^.'(?:[^'\\]|\\.|'')*'/s : /^(?:'[^']*'|"[^"]*")/;
  const whole = quoted.exec(text)?.[0].length;
  if (whole !== undefined) return whole;
  return text.startsWith("'") || text.startsWith('"') ? text.length : 1;
}
