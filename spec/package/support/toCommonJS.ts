/** Code as one writes it for `require`, of the plain imports and exports of an ES module. */
export const toCommonJS = (code: string): string =>
  code
    .replaceAll(/^import \{ ([^}]*) \} from ('[^']*');$/gm, 'const { $1 } = require($2);')
    .replaceAll(/^export const (\w+) =/gm, 'const $1 = exports.$1 =');
