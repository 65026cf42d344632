/** A document property as it is now. */
export function getProperty(key: string): string | undefined {
  return PropertiesService.getDocumentProperties().getProperty(key) ?? undefined;
}

/** Sets document properties; one service call. */
export function setProperties(values: Readonly<Record<string, string>>): void {
  PropertiesService.getDocumentProperties().setProperties({ ...values });
}

/** Sets or removes a document property. */
export function setProperty(key: string, value: string | null): void {
  const properties = PropertiesService.getDocumentProperties();
  if (value === null) properties.deleteProperty(key);
  else properties.setProperty(key, value);
}
