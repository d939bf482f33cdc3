import { Kind, visit } from 'graphql';

/** Below the root, every object says its type: Apollo Client would add the same, and the known document must be what it sends. */
const withTypes = (document) =>
  visit(document, {
    SelectionSet(node, _key, parent) {
      if (parent.kind === Kind.OPERATION_DEFINITION) return undefined;
      if (node.selections.some((selection) => selection.kind === Kind.FIELD && selection.name.value === '__typename')) return undefined;
      return { ...node, selections: [...node.selections, { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }] };
    },
  });

/** @type {import('@graphql-codegen/cli').CodegenConfig} */
export default {
  schema: 'apps/api/schema.graphql',
  documents: ['apps/web/src/**/*.graphql'],
  ignoreNoDocuments: true,
  generates: {
    'apps/web/src/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false, persistedDocuments: { hashPropertyName: 'documentId', hashAlgorithm: 'sha256' } },
      documentTransforms: [{ transform: ({ documents }) => documents.map((file) => ({ ...file, document: withTypes(file.document) })) }],
      config: {
        useTypeImports: true,
        importExtension: '.ts',
        emitLegacyCommonJSImports: false,
        enumType: 'string-literal',
        enumsAsTypes: true,
        scalars: { DateTime: 'string', Date: 'string', Decimal: 'string', Time: 'string', JSON: 'unknown' },
      },
    },
  },
};
