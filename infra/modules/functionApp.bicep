param name string
param location string
param tags object
param identityId string
param identityClientId string
param dataAccount string
param stateAccount string
param webAccount string
param applicationInsightsConnectionString string
param sendGridKeyUri string
param mailFrom string
param unsubscribeTo string
param contact string
param collectSchedule string
param digestSchedule string
param siteAddress string
param maximumInstanceCount int

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  // azd finds the app of the service `functions` by this tag
  tags: union(tags, { 'azd-service-name': 'functions' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    siteConfig: { minTlsVersion: '1.2', ftpsState: 'Disabled' }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: 'https://${stateAccount}.blob.${environment().suffixes.storage}/app-package'
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: { instanceMemoryMB: 2048, maximumInstanceCount: maximumInstanceCount }
    }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: {
      AZURE_CLIENT_ID: identityClientId
      APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsightsConnectionString
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
      AzureWebJobsStorage__accountName: stateAccount
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__clientId: identityClientId
      DataStorage__blobServiceUri: 'https://${dataAccount}.blob.${environment().suffixes.storage}'
      DataStorage__queueServiceUri: 'https://${dataAccount}.queue.${environment().suffixes.storage}'
      DataStorage__credential: 'managedidentity'
      DataStorage__clientId: identityClientId
      StateStorage__blobServiceUri: 'https://${stateAccount}.blob.${environment().suffixes.storage}'
      WebStorage__blobServiceUri: 'https://${webAccount}.blob.${environment().suffixes.storage}'
      CollectSchedule: collectSchedule
      DigestSchedule: digestSchedule
      SendGrid__ApiKey: '@Microsoft.KeyVault(SecretUri=${sendGridKeyUri})'
      ChipWatch__Collect__Contact: contact
      ChipWatch__Digest__From: mailFrom
      ChipWatch__Digest__UnsubscribeTo: unsubscribeTo
      ChipWatch__Digest__SiteUrl: siteAddress
      ChipWatch__Site__BaseUrl: siteAddress
    }
  }
}

output name string = app.name
output address string = 'https://${app.properties.defaultHostName}/api'
