import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { BaseResolver, isAbsoluteUrl, ResolveError, type Source } from '@redocly/openapi-core';

/** Reads the files of one project for Redocly: nothing from the network, and nothing outside the project's folder. */
export class ConfinedResolver extends BaseResolver {
  readonly #root: string;

  /** @param root absolute path of the project's folder */
  constructor(root: string) {
    super();
    this.#root = root;
  }

  /** @throws ResolveError, which Redocly reports where the reference stands */
  override async loadExternalRef(absoluteRef: string): Promise<Source> {
    if (isAbsoluteUrl(absoluteRef)) {
      throw new ResolveError(
        new Error(`${absoluteRef} is a URL, and only files are read. Keep a copy in the project.`),
      );
    }
    if (await this.#isOutside(absoluteRef)) {
      throw new ResolveError(new Error(`${absoluteRef} is outside the project's folder, ${this.#root}.`));
    }
    return super.loadExternalRef(absoluteRef);
  }

  /** Links are followed first. What does not exist is outside of nothing; reading it tells more. */
  async #isOutside(file: string): Promise<boolean> {
    const real = await realpath(file).catch(() => undefined);
    if (real === undefined) return false;
    const relative = path.relative(await realpath(this.#root), real);
    return relative.split(path.sep)[0] === '..' || path.isAbsolute(relative);
  }
}
