// Early errors of nullish coalescing: ES2022 13.13
//// refused: mixed with || without parentheses
const a = null ?? 1 || 2;
//// refused: mixed with && on the left
const a = 1 && null ?? 2;
//// runs: parenthesised
return ((null ?? 0) || true);
