// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import ts from 'typescript';

/**
 * What stands above the methods of the classes in these files, by `Class.method`, without tags such as `@throws`. Read from
 * the source: the compiler drops comments, and the swagger plugin would have to compile every controller to keep them.
 *
 * @param {readonly string[]} files
 * @returns {Record<string, string>}
 */
export function docstrings(files) {
  const found = files.flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    return source.statements.filter(ts.isClassDeclaration).flatMap((one) =>
      one.members.filter(ts.isMethodDeclaration).flatMap((method) => {
        const [doc] = ts.getJSDocCommentsAndTags(method).filter(ts.isJSDoc);
        const text = ts.getTextOfJSDocComment(doc?.comment)?.replace(/\s+/g, ' ').trim();
        return text ? [[`${one.name?.text}.${method.name.getText(source)}`, text]] : [];
      }),
    );
  });
  return Object.fromEntries(found);
}
