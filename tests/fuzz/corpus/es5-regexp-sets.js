5
return ['.'.repeat(300), '[\\w\\W]'.repeat(60), '\\p{L}\\P{Lu}[^\\p{Script=Greek}]'.repeat(9), '(?:'.repeat(60) + '[^]?' + ')*'.repeat(60), '(a{99}b|c){2,3}?', '(?<a>x)(?<\u00e9>y)\\k<a>\\k<\u00e9>', '(?<=(a)|b)(?!c+?)', '\\b[\\s\\S]*$', '[\ud83d\ude00-\ud83d\ude4f]', '(((((((((((((x)))))))))))))\\13']
  .map(function (s) { return ['', 'i', 'iu', 'u', 's', 'my'].map(function (f) { try { return new RegExp(s, f).exec('xyXYaab c\u00e9\ud83d\ude00\n'); } catch (e) { return e.message; } }); });
