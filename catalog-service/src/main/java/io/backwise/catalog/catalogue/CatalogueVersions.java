package io.backwise.catalog.catalogue;

/**
 * The numbers under which the catalogue is known.
 *
 * @param contentVersion the shipped content that was imported last
 * @param catalogVersion counts changes of any exercise or of the rules
 * @param rulesVersion counts changes of the rules
 */
public record CatalogueVersions(int contentVersion, long catalogVersion, long rulesVersion) {}
