/** Namespaces that XML Schema and .NET's DataContractSerializer use. */
export const namespaces = {
  xml: 'http://www.w3.org/XML/1998/namespace',
  xmlns: 'http://www.w3.org/2000/xmlns/',
  instance: 'http://www.w3.org/2001/XMLSchema-instance',
  schema: 'http://www.w3.org/2001/XMLSchema',
  serialization: 'http://schemas.microsoft.com/2003/10/Serialization/',
  arrays: 'http://schemas.microsoft.com/2003/10/Serialization/Arrays',
  system: 'http://schemas.datacontract.org/2004/07/System',
} as const;

/** A name with the namespace it stands in. */
export interface QualifiedName {
  name: string;
  /** `''` says no namespace; `undefined` says that nobody laid one down. */
  namespace: string | undefined;
}
