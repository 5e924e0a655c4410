import { expect, test } from 'vitest';
import { splitCommand } from '../../scripts/files/split-command.ts';

test.each([
  ['espeak-ng -v vi --stdout --stdin', ['espeak-ng', '-v', 'vi', '--stdout', '--stdin']],
  ['  say\t-r\n180  ', ['say', '-r', '180']],
  ['"C:\\Program Files\\piper.exe" -m "giọng Bắc.onnx"', ['C:\\Program Files\\piper.exe', '-m', 'giọng Bắc.onnx']],
  ['C:\\piper\\piper.exe -q', ['C:\\piper\\piper.exe', '-q']],
  [`say 'a "b"' "it's" "a \\"b\\" \\\\"`, ['say', 'a "b"', "it's", 'a "b" \\']],
  [`say --text=""''x "" ''`, ['say', '--text=x', '', '']],
  // A shell would run these; here they are words.
  [
    'say $(rm -rf /) ; ls | cat > x & `id` *',
    ['say', '$(rm', '-rf', '/)', ';', 'ls', '|', 'cat', '>', 'x', '&', '`id`', '*'],
  ],
  ['', []],
])('%j', (command, words) => {
  expect(splitCommand(command)).toEqual(words);
});

test.each([`say "a`, `say 'a`, `"`, `say "a'`, `say "a\\"`])('a mark that is left open: %j', (command) => {
  expect(splitCommand(command)).toBeUndefined();
});
