import type { MetricName, Span } from './syntax';
import type { AggregateTree, Tree } from './tree';
import { fieldOf, listValue, type Vocabulary, valueTypeOf } from './vocabulary';

/** Returns what a windowed metric stands for, or undefined when the book lacks a module or field that it needs. */
export function metricTree(vocabulary: Vocabulary, name: MetricName, span: Span): Tree | undefined {
  switch (name) {
    case 'deals': {
      const amount = fieldOf(vocabulary, 'sales', 'amount');
      if (amount === undefined) return undefined;
      const where: Tree = {
        kind: 'compare',
        type: 'boolean',
        operands: [
          { kind: 'field', module: 'sales', key: 'amount', type: 'number', unit: '元' },
          { kind: 'number', type: 'number', value: 0 },
        ],
        operators: ['>'],
      };
      return count('sales', span, where);
    }
    case 'amount':
      if (fieldOf(vocabulary, 'sales', 'amount') === undefined) return undefined;
      return {
        kind: 'aggregate',
        name: 'sum',
        module: 'sales',
        field: { kind: 'field', module: 'sales', key: 'amount', type: 'number', unit: '元' },
        span,
        type: 'number',
        unit: '元',
      };
    case 'inquiries':
      return ofType(vocabulary, '咨询', span);
    case 'complaints':
      return ofType(vocabulary, '投诉', span);
    case 'contacts': {
      const parts = ['interactions', 'service'].filter((module) => vocabulary.modules.has(module)).map((module) => count(module, span));
      const [first, second] = parts;
      if (first === undefined || second === undefined) return first;
      return { kind: 'arithmetic', type: 'number', operator: '+', left: first, right: second, unit: '次' };
    }
  }
}

function ofType(vocabulary: Vocabulary, type: string, span: Span): Tree | undefined {
  const field = fieldOf(vocabulary, 'service', 'type');
  if (field === undefined) return undefined;
  const item = listValue(vocabulary, 'service', 'type', type);
  const value: Tree =
    item === undefined
      ? { kind: 'text', type: 'text', value: type }
      : { kind: 'value', type: 'text', module: 'service', field: 'type', key: item.key, zh: item.zh, en: item.en };
  const left: Tree = { kind: 'field', module: 'service', key: 'type', type: valueTypeOf(field.type) };
  return count('service', span, { kind: 'compare', type: 'boolean', operands: [left, value], operators: ['='] });
}

function count(module: string, span: Span, where?: Tree): AggregateTree {
  return { kind: 'aggregate', name: 'count', module, ...(where === undefined ? {} : { where }), span, type: 'number', unit: '次' };
}
