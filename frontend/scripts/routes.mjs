// Writes src/routeTree.gen.ts from src/routes, so that the type check does not need a build first.
import { Generator, getConfig } from '@tanstack/router-generator'

const root = process.cwd()
await new Generator({ config: getConfig({ target: 'react', autoCodeSplitting: true }, root), root }).run()
