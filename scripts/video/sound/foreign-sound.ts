/**
 * What ffmpeg is told before a sound that somebody brought along: only sound formats, and nothing but that one file. A
 * playlist under the name of a sound would otherwise have it read other files, or the network.
 */
export const FOREIGN_SOUND: readonly string[] = [
  ...['-protocol_whitelist', 'file', '-format_whitelist', 'wav,mp3,mov,ogg,flac,aac'],
];
