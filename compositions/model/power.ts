/**
 * `base` (above 0) to the `exponent`, for what is drawn or heard. `**` differs in its last bit between Node 20 and 24, except
 * for squares; `Math.exp` and `Math.log` do not.
 */
export const power = (base: number, exponent: number): number => Math.exp(exponent * Math.log(base));
