import { defineConfig } from 'contact-apis';

export default defineConfig({
  output: './apis',
  importExtension: '.ts',
  dates: 'Date',
  banner: 'Made by the consumer test.',
  apis: {
    cxengage: { include: { tags: ['contacts'] } },
    shop: { spec: '../openapi.yaml', exclude: { tags: ['staff'] } },
  },
});
