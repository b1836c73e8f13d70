J
import x from 'y'; const n = 10n; with (n) { eval('x'); } export default () => import('z') ?? /(?<=a)\p{L}/vu;
