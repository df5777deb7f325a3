// SPDX-License-Identifier: Apache-2.0

const symbolFlags = { class: 32, alias: 2097152 }; // ts.SymbolFlags

/**
 * Lint rule: in a decorated class, a parameter of constructor or decorated method must not have a class
 * for its type that was imported with `import type`.
 *
 * With emitDecoratorMetadata those types are looked at while the program runs: Nest injects by them and
 * validates messages by them. `import type` erases them. A missing service is noticed at start, but a
 * message would silently no longer be validated. Interfaces are nothing at run time either way and may
 * be imported as types.
 */
export const decoratedTypes = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { erased: 'Import {{name}} without `type`: decorators need the class itself, to inject it or to validate by it.' },
  },
  create(context) {
    const services = context.sourceCode.parserServices;
    const checker = services.program?.getTypeChecker();
    if (!checker) return {};

    function isClass(typeName) {
      const symbol = services.getSymbolAtLocation(typeName);
      if (!symbol) return false;
      const target = symbol.flags & symbolFlags.alias ? checker.getAliasedSymbol(symbol) : symbol;
      return (target.flags & symbolFlags.class) !== 0;
    }

    return {
      MethodDefinition(method) {
        for (const typeName of lookedAt(method)) {
          if (isErased(context.sourceCode, typeName) && isClass(typeName)) {
            context.report({ node: typeName, messageId: 'erased', data: { name: typeName.name } });
          }
        }
      },
    };
  },
};

/** The plain type names of the parameters that a decorator could look at. */
function lookedAt(method) {
  const owner = method.kind === 'constructor' ? method.parent.parent : method;
  const parameters = method.value.params;
  if (!isDecorated(owner) && !parameters.some(isDecorated)) return [];
  return parameters
    .filter((parameter) => !hasOwnToken(parameter))
    .map((parameter) => parameter.parameter ?? parameter)
    .map((parameter) => (parameter.left ?? parameter).typeAnnotation?.typeAnnotation?.typeName)
    .filter((typeName) => typeName?.type === 'Identifier');
}

function isDecorated(node) {
  return (node.decorators ?? []).length > 0;
}

/** `@Inject(token)` and its kind (`@InjectDataSource()`) say what to inject: the type is not looked at. */
function hasOwnToken(parameter) {
  return (parameter.decorators ?? []).some(({ expression: { callee, arguments: given } }) =>
    callee?.name === 'Inject' ? given.length > 0 : /^Inject[A-Z]/.test(callee?.name ?? ''),
  );
}

function isErased(sourceCode, typeName) {
  const reference = sourceCode.getScope(typeName).references.find((one) => one.identifier === typeName);
  const definition = reference?.resolved?.defs[0];
  return (
    definition?.type === 'ImportBinding' && (definition.parent.importKind === 'type' || definition.node.importKind === 'type')
  );
}
