export {
  defineConfig,
  type ApiSettings,
  type ContactApisConfig,
  type Dates,
  type ImportExtension,
  type Selection,
} from './consumer/define-config.ts';
