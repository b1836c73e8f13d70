J
const s = 'StraÃŸe ğŸ˜€';
return [s.padStart(20, 'ab'), sÿÿÿ.at(-1)];
