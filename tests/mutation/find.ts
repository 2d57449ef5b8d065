/** Where the engine's sources can be changed by one small fault, and how. */
import type { Node } from './ast.ts';

/** A place of a source that is rewritten: its parts are rewritten in turn, and `write` puts them together. */
export interface Site {
  begin: number;
  end: number;
  /** The parts `[begin, end)` that stay, each with what is rewritten in it. */
  parts: readonly (readonly [number, number])[];
  /** What each of its mutants does, such as `< → <=`. */
  mutations: readonly string[];
  write(ids: readonly number[], parts: readonly string[]): string;
}

const COMPARISONS: Record<string, [string, string]> = {
  '<': ['<=', 'less'],
  '<=': ['<', 'less_equal'],
  '>': ['>=', 'greater'],
  '>=': ['>', 'greater_equal'],
};
const ARITHMETIC: Record<string, [string, string]> = {
  '+': ['-', 'plus'],
  '-': ['+', 'minus'],
  '*': ['/', 'times'],
  '/': ['*', 'divided'],
  '%': ['*', 'modulo'],
  '+=': ['-=', 'plus_assign'],
  '-=': ['+=', 'minus_assign'],
  '*=': ['/=', 'times_assign'],
};
const ALGORITHMS: Record<string, [string, string, number]> = {
  min: ['max', 'Min', 2],
  max: ['min', 'Max', 2],
  all_of: ['any_of', 'AllOf', 3],
  any_of: ['all_of', 'AnyOf', 3],
  lower_bound: ['upper_bound', 'LowerBound', 3],
  upper_bound: ['lower_bound', 'UpperBound', 3],
};
const NUMBER = /^(const )?((un)?signed )?(char|short|int|long|long long|__int128|double)$/;
const OWN_NUMBER = /^(const )?(tierwise::)?(Points|Amount|RoughSum|Int128|Fraction)( &)?$/;
const BINARY = new Set([
  'BinaryOperator',
  'CompoundAssignOperator',
  'CXXOperatorCallExpr',
  'CXXRewrittenBinaryOperator',
]);
/** Nothing in these is evaluated when the program runs; or, as a field's value before it gets its own, hardly ever seen. */
const COMPILED = new Set([
  'FieldDecl',
  'ConstantExpr',
  'StaticAssertDecl',
  'EnumConstantDecl',
  'CXXNoexceptExpr',
  'UnaryExprOrTypeTraitExpr',
  'NonTypeTemplateParmDecl',
  'TemplateArgument',
]);
const WRAPPERS = new Set(['ExprWithCleanups', 'ImplicitCastExpr', 'MaterializeTemporaryExpr', 'CXXBindTemporaryExpr']);

const typeOf = ({ dumped: { type } }: Node): string => type?.desugaredQualType ?? type?.qualType ?? '';
const isNumber = (node: Node): boolean =>
  NUMBER.test(typeOf(node)) || OWN_NUMBER.test(typeOf(node)) || OWN_NUMBER.test(node.dumped.type?.qualType ?? '');

/** Every place of `file` in the trees that can be mutated, the outer ones first. */
export function sitesOf(file: string, text: Buffer, trees: readonly Node[]): Site[] {
  const sites = new Map<string, Site>();
  const visit = (node: Node): void => {
    if (COMPILED.has(node.kind)) return;
    if (node.dumped.constexpr && node.kind === 'VarDecl') return;
    if (isGenerated(node) || isReservation(node)) return;
    if (node.file === file && node.begin >= 0 && node.end > node.begin) {
      for (const site of [statementSite(node), conditionSite(node), ...expressionSites(node, text)]) {
        const key = site && `${site.begin} ${site.end} ${site.mutations}`;
        if (site && key && !sites.has(key)) sites.set(key, site);
      }
    }
    node.inner.forEach(visit);
  };
  trees.forEach(visit);
  return [...sites.values()].sort((a, b) => a.begin - b.begin || b.end - a.end);
}

/** Functions that the compiler writes. (A loop's range is an implicit variable, too, but with an expression of the source.) */
const isGenerated = ({ kind, dumped }: Node): boolean =>
  dumped.explicitlyDefaulted !== undefined || (dumped.isImplicit === true && kind !== 'VarDecl');

/** Room that is taken beforehand: whatever it is, no result depends on it. */
const isReservation = ({ kind, inner: [callee] }: Node): boolean =>
  /^(CXXMember)?CallExpr$/.test(kind) && (callee?.dumped.name ?? callee?.dumped.member) === 'reserve';

const whole = ({ begin, end }: Node): readonly (readonly [number, number])[] => [[begin, end]];

/** A statement that can be left out. */
function statementSite(node: Node): Site | undefined {
  const { kind, begin, end, parent } = node;
  if (!parent) return undefined;
  if (kind === 'ReturnStmt' || kind === 'ContinueStmt' || kind === 'BreakStmt') {
    if (!endsBranch(node, parent)) return undefined;
    const write = ([id]: readonly number[], [part]: readonly string[]) => `if (!::mutants::on(${id})) ${part}`;
    return { begin, end, parts: whole(node), mutations: ['left out'], write };
  }
  if (!isStatement(node, parent) || !isCallOrAssignment(node)) return undefined;
  const write = ([id]: readonly number[], [part]: readonly string[]) =>
    `(::mutants::on(${id}) ? void() : void(${part}))`;
  return { begin, end, parts: whole(node), mutations: ['left out'], write };
}

/** The last statement of the branch of an `if` that has no `else`: without it, what follows would run. */
function endsBranch(node: Node, parent: Node): boolean {
  const block = parent.kind === 'CompoundStmt' && parent.inner.at(-1) === node ? parent : node;
  const branch = block.parent;
  return branch?.kind === 'IfStmt' && !branch.dumped.hasElse && branch.inner.at(-1) === block;
}

function isStatement(node: Node, parent: Node): boolean {
  if (parent.kind === 'CompoundStmt') return true;
  if (parent.kind === 'IfStmt') return parent.inner.slice(parent.dumped.hasElse ? -2 : -1).includes(node);
  return /^(CXXForRange|For|While)Stmt$/.test(parent.kind) && parent.inner.at(-1) === node;
}

function unwrapped(node: Node): Node {
  const [only] = node.inner;
  return WRAPPERS.has(node.kind) && only ? unwrapped(only) : node;
}

function isCallOrAssignment(node: Node): boolean {
  const { kind, dumped } = unwrapped(node);
  if (kind === 'BinaryOperator') return dumped.opcode === '=';
  if (kind === 'UnaryOperator') return dumped.opcode === '++' || dumped.opcode === '--';
  return /^(CXXMemberCallExpr|CallExpr|CXXOperatorCallExpr|CompoundAssignOperator)$/.test(kind);
}

function isCondition(node: Node, parent: Node): boolean {
  const { hasVar, hasInit } = parent.dumped;
  if (hasVar || hasInit) return false;
  if (parent.kind === 'IfStmt' || parent.kind === 'WhileStmt' || parent.kind === 'ConditionalOperator') {
    return parent.inner[0] === node;
  }
  return false;
}

/** A condition that is no operator of its own: its opposite. */
function conditionSite(node: Node): Site | undefined {
  const { begin, end, parent } = node;
  if (!parent || !isCondition(node, parent)) return undefined;
  const inner = unwrapped(node);
  const { kind, dumped } = inner.kind === 'CXXMemberCallExpr' && inner.inner[0] ? inner : unwrapped(node);
  if (BINARY.has(kind) || kind === 'ParenExpr' || (kind === 'UnaryOperator' && dumped.opcode === '!')) return undefined;
  const write = ([id]: readonly number[], [part]: readonly string[]) => `::mutants::flip(${id}, bool(${part}))`;
  return { begin, end, parts: whole(node), mutations: ['negated'], write };
}

function* expressionSites(node: Node, text: Buffer): Generator<Site> {
  if (BINARY.has(node.kind)) {
    const site = binarySite(node, text);
    if (site) yield site;
    return;
  }
  const { kind, begin, end, dumped } = node;
  const parts = whole(node);
  if (!isWritten(node, text)) return;
  if (kind === 'UnaryOperator' && dumped.opcode === '!') {
    const write = ([id]: readonly number[], [part]: readonly string[]) => `::mutants::flip(${id}, bool(${part}))`;
    yield { begin, end, parts, mutations: ['! left out'], write };
  } else if (kind === 'UnaryOperator' && dumped.opcode === '-' && node.inner[0]?.kind !== 'IntegerLiteral') {
    const write = ([id]: readonly number[], [part]: readonly string[]) => `::mutants::negative(${id}, ${part})`;
    yield { begin, end, parts: [[begin + 1, end]], mutations: ['- left out'], write };
  } else if (kind === 'CXXBoolLiteralExpr') {
    const write = ([id]: readonly number[], [part]: readonly string[]) => `::mutants::flip(${id}, ${part})`;
    yield { begin, end, parts, mutations: [dumped.value ? 'true → false' : 'false → true'], write };
  } else if (kind === 'IntegerLiteral') {
    const value = Number(dumped.value);
    const mutations = [`${value} → ${value + 1}`, ...(value > 0 ? [`${value} → ${value - 1}`] : [])];
    const write = (ids: readonly number[], [part]: readonly string[]) =>
      `::mutants::number(${ids.join(', ')}, ${part})`;
    yield { begin, end, parts, mutations, write };
  } else if (kind === 'CallExpr') {
    const site = algorithmSite(node, text);
    if (site) yield site;
  } else if (kind === 'CXXMemberCallExpr') {
    yield* daySites(node, text);
  }
}

/** Clang puts operators and literals that it adds itself, such as those of a loop over a range, at the place of others. */
function isWritten({ kind, begin, end, dumped }: Node, text: Buffer): boolean {
  const start = text.toString('utf8', begin, end);
  if (kind === 'UnaryOperator') return start.startsWith(dumped.opcode ?? '') && !start.startsWith('!=');
  if (kind === 'IntegerLiteral') return /^\d/.test(start);
  return kind !== 'CXXBoolLiteralExpr' || start === 'true' || start === 'false';
}

function binarySite(node: Node, text: Buffer): Site | undefined {
  const { begin, end, kind } = node;
  if (node.parent?.kind === 'CXXRewrittenBinaryOperator' || insideRewritten(node)) return undefined;
  const operator = operatorOf(node, text);
  if (!operator) return undefined;
  const { at, token } = operator;
  const parts = [
    [begin, at],
    [at + token.length, end],
  ] as const;
  const call =
    (name: string) =>
    ([id]: readonly number[], [left, right]: readonly string[]) =>
      `::mutants::${name}(${id}, ${left}, ${right})`;
  const site = (to: string, write: Site['write']): Site => ({
    begin,
    end,
    parts,
    mutations: [`${token} → ${to}`],
    write,
  });

  const comparison = COMPARISONS[token];
  if (comparison) return site(comparison[0], call(comparison[1]));
  if (token === '==' || token === '!=') {
    const write = ([id]: readonly number[], [left, right]: readonly string[]) =>
      `::mutants::flip(${id}, ${left}${token}${right})`;
    return site(token === '==' ? '!=' : '==', write);
  }
  if (token === '&&' || token === '||') {
    // By De Morgan's law, so that the right side is still evaluated only where it decides.
    const write = ([id]: readonly number[], [left, right]: readonly string[]) =>
      `::mutants::flip(${id}, ::mutants::flip(${id}, bool(${left})) ${token} ::mutants::flip(${id}, bool(${right})))`;
    return site(token === '&&' ? '||' : '&&', write);
  }
  const arithmetic = ARITHMETIC[token];
  if (!arithmetic || !isNumber(node)) return undefined;
  const operands = kind === 'CXXOperatorCallExpr' ? node.inner.slice(1) : node.inner;
  if (!operands.every(isNumber)) return undefined;
  return site(arithmetic[0], call(arithmetic[1]));
}

/** C++20 writes `a < b` as `(a <=> b) < 0`, all at the place of the source's one operator. */
function insideRewritten(node: Node): boolean {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (outer.kind === 'CXXRewrittenBinaryOperator')
      return outer.begin === node.begin || outer.end === node.end || node.end < node.begin;
    if (outer.kind.endsWith('Stmt')) return false;
  }
  return false;
}

function operatorOf(node: Node, text: Buffer): { at: number; token: string } | undefined {
  if (node.kind === 'CXXOperatorCallExpr' || node.kind === 'CXXRewrittenBinaryOperator') {
    const callee = calleeOf(node);
    const token = /^operator(\W+)$/.exec(callee?.dumped.referencedDecl?.name ?? callee?.dumped.name ?? '')?.[1];
    if (!callee) return undefined;
    const at = callee.begin;
    const written = /^(<=|>=|==|!=|\+=|-=|\*=|<|>|\+|-|\*|\/|%)/.exec(text.toString('utf8', at, at + 2))?.[1];
    const binary = at > node.begin && at < node.end;
    return token && written && binary ? { at, token: written } : undefined;
  }
  const [left, right] = node.inner;
  const token = node.dumped.opcode;
  if (!left || !right || !token) return undefined;
  const between = text.toString('utf8', left.end, right.begin);
  const at = between.indexOf(token);
  return at < 0 || between.trim() !== token ? undefined : { at: left.end + at, token };
}

/** The name of the operator function that a call is written as. */
function calleeOf(node: Node): Node | undefined {
  if (node.kind === 'CXXRewrittenBinaryOperator' || node.kind === 'UnaryOperator') {
    const [only] = node.inner;
    return only ? calleeOf(only) : undefined;
  }
  if (node.kind !== 'CXXOperatorCallExpr')
    return WRAPPERS.has(node.kind) && node.inner[0] ? calleeOf(node.inner[0]) : undefined;
  const callee = node.inner[0] && unwrapped(node.inner[0]);
  return callee?.kind === 'DeclRefExpr' || callee?.kind === 'UnresolvedLookupExpr' ? callee : undefined;
}

/** A standard algorithm that has a counterpart. */
function algorithmSite(node: Node, text: Buffer): Site | undefined {
  const [callee, ...given] = node.inner;
  if (!callee) return undefined;
  const name = /^std::(\w+)$/.exec(text.toString('utf8', callee.begin, callee.end))?.[1];
  const algorithm = name === undefined ? undefined : ALGORITHMS[name];
  if (!algorithm || given.length !== algorithm[2]) return undefined;
  const write = ([id]: readonly number[], [part]: readonly string[]) => `::mutants::${algorithm[1]}{${id}}${part}`;
  const { begin, end } = node;
  return { begin, end, parts: [[callee.end, end]], mutations: [`${name} → ${algorithm[0]}`], write };
}

const MOVES: Record<string, number> = { next: -1, previous: 1 };

/** A day that is counted from another. */
function* daySites(node: Node, text: Buffer): Generator<Site> {
  const [callee, given] = node.inner;
  const name = callee?.dumped.name ?? '';
  const { begin, end } = node;
  if (name in MOVES && /\bDay$/.test(typeOf(node))) {
    const write = ([id]: readonly number[], [part]: readonly string[]) =>
      `::mutants::moved(${id}, ${part}, ${MOVES[name]})`;
    yield { begin, end, parts: whole(node), mutations: [`${name}() left out`], write };
  } else if (
    (name === 'plus_days' || name === 'plus_months') &&
    given &&
    !/^-?\d+$/.test(text.toString('utf8', given.begin, given.end))
  ) {
    const write = (ids: readonly number[], [part]: readonly string[]) =>
      `::mutants::number(${ids.join(', ')}, ${part})`;
    yield {
      begin: given.begin,
      end: given.end,
      parts: whole(given),
      mutations: [`${name}: + 1`, `${name}: − 1`],
      write,
    };
  }
}
