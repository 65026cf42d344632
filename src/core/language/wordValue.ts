import { fail } from './problem';
import { oneOf, type Scope, suggest } from './resolve';
import { sourceOf, type Tree } from './tree';
import { fieldOf, listValue } from './vocabulary';

/**
 * Returns what a text or a bare word means beside the value it is compared with: a value of its list, or plain text.
 * Undefined for a bare word beside anything but text: then it can only be a name. @throws Fault for a word that a closed list doesn't have
 */
export function wordIn(word: string, peer: Tree | undefined, scope: Scope, at: number, quoted: boolean): Tree | undefined {
  if (peer === undefined || (peer.type !== 'text' && peer.type !== 'tags')) return undefined;
  const source = sourceOf(peer);
  if (source !== undefined) {
    const item = listValue(scope.vocabulary, source.module, source.key, word);
    if (item !== undefined) return { ...item, kind: 'value', type: 'text', module: source.module, field: source.key };
    const listed = fieldOf(scope.vocabulary, source.module, source.key);
    const closed = listed?.openList === true ? undefined : listed?.list;
    if (!quoted && closed !== undefined) {
      const names = closed.flatMap((value) => [value.zh, value.en, value.key]);
      fail(
        at,
        'language.unknownValue',
        { word, field: listed!.zh, fieldEn: listed!.en },
        suggest(word, names, oneOf(closed), scope.vocabulary),
      );
    }
  }
  return quoted ? undefined : { kind: 'text', type: 'text', value: word };
}
