/** The syntax tree of a source file, as clang dumps it: what is needed to find mutants in it. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

interface Place {
  offset?: number;
  tokLen?: number;
  file?: string;
  spellingLoc?: Place;
  expansionLoc?: Place;
}

/** A node of the dump. Of what clang writes only this is read. */
export interface DumpedNode {
  kind?: string;
  loc?: Place;
  range?: { begin: Place; end: Place };
  inner?: DumpedNode[];
  opcode?: string;
  name?: string;
  /** The name of a member that depends on a template's parameter. */
  member?: string;
  value?: string | boolean;
  constexpr?: boolean;
  explicitlyDefaulted?: string;
  isImplicit?: boolean;
  hasElse?: boolean;
  hasVar?: boolean;
  hasInit?: boolean;
  type?: { qualType: string; desugaredQualType?: string };
  referencedDecl?: { name?: string };
}

/** A node with its place in the source: `[begin, end)`, in bytes. */
export interface Node {
  kind: string;
  file: string;
  begin: number;
  end: number;
  parent: Node | undefined;
  inner: Node[];
  dumped: DumpedNode;
}

/** The declarations of namespace tierwise, of the source file and of every header that it includes. */
export async function syntaxTree(source: string, flags: readonly string[]): Promise<Node[]> {
  const dump = ['-Xclang', '-ast-dump=json', '-Xclang', '-ast-dump-filter=tierwise'];
  const { stdout } = await promisify(execFile)('clang++-14', ['-fsyntax-only', '-w', ...flags, ...dump, source], {
    maxBuffer: 2 ** 30,
  });
  return documentsIn(stdout).map((document) => placed(document));
}

/** The dump is one JSON document after the other. */
function documentsIn(dump: string): DumpedNode[] {
  const texts = dump.split(/^\}$/m).map((text) => text.slice(text.indexOf('{')));
  return texts.filter((text) => text.startsWith('{')).map((text) => JSON.parse(`${text}}`) as DumpedNode);
}

/** Clang names a file only where it differs from that of the place before. */
function placed(document: DumpedNode): Node {
  let file = '';
  const resolve = (place: Place): Place => {
    if (place.spellingLoc && place.expansionLoc) {
      resolve(place.spellingLoc);
      return resolve(place.expansionLoc);
    }
    file = place.file ?? file;
    return place;
  };
  const visit = (dumped: DumpedNode, parent: Node | undefined): Node => {
    if (dumped.loc) resolve(dumped.loc);
    const begin = dumped.range ? resolve(dumped.range.begin) : {};
    const end = dumped.range ? resolve(dumped.range.end) : {};
    const node: Node = {
      kind: dumped.kind ?? '',
      file,
      begin: begin.offset ?? -1,
      end: (end.offset ?? -1) + (end.tokLen ?? 0),
      parent,
      inner: [],
      dumped,
    };
    node.inner = (dumped.inner ?? []).map((each) => visit(each, node));
    return node;
  };
  return visit(document, undefined);
}
