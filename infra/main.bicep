// ChipWatch in one resource group: a Flex Consumption function app, three storage accounts, a vault, monitoring.
targetScope = 'subscription'

@description('Name of the environment, as in azd: lower-case letters, digits and hyphens.')
@minLength(2)
@maxLength(16)
param environmentName string

@description('A region that offers Flex Consumption.')
param location string

@description('SendGrid key with the permission Mail Send.')
@secure()
param sendGridApiKey string

@description('Sender of the digests: an address that SendGrid has verified.')
param mailFrom string

@description('Mail address that takes unsubscriptions.')
param unsubscribeTo string

@description('Mail or web address where a publisher reaches whoever runs this; stands in the User-Agent.')
param contact string

@description('When due sources are polled: six-field cron, UTC.')
param collectSchedule string = '0 */5 * * * *'

@description('When due digests are sent: six-field cron, UTC.')
param digestSchedule string = '0 0 * * * *'

@description('Days that raw captures are kept. Replays need them.')
@minValue(31)
param rawRetentionDays int = 730

@description('Most instances of the app at one time.')
@minValue(1)
@maxValue(1000)
param maximumInstanceCount int = 40

var suffix = uniqueString(subscription().id, environmentName, location)
var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: 'rg-chipwatch-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { name: 'id-chipwatch-${suffix}', location: location, tags: tags }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: { name: 'chipwatch-${suffix}', location: location, tags: tags, principalId: identity.outputs.principalId }
}

// Everything that collecting makes; versions are kept for a month, so that a bad replay can be undone
module data 'modules/storage.bicep' = {
  scope: group
  params: {
    name: 'cwdata${suffix}'
    location: location
    tags: tags
    containers: ['raw', 'documents', 'claims', 'signals', 'changes', 'index', 'digests', 'lake']
    queues: [
      'collect'
      'collect-poison'
      'documents'
      'documents-poison'
      'digests'
      'digests-poison'
      'backfills'
      'backfills-poison'
    ]
    keepVersions: true
    rawRetentionDays: rawRetentionDays
    principalId: identity.outputs.principalId
  }
}

// No versions and no soft delete: what is erased here is gone
module state 'modules/storage.bicep' = {
  scope: group
  params: {
    name: 'cwstate${suffix}'
    location: location
    tags: tags
    containers: ['state', 'subscribers', 'app-package']
    principalId: identity.outputs.principalId
    hostsFunctions: true
  }
}

// The site alone: its openness opens nothing else
module web 'modules/storage.bicep' = {
  scope: group
  params: {
    name: 'cwweb${suffix}'
    location: location
    tags: tags
    containers: ['$web']
    principalId: identity.outputs.principalId
  }
}

module vault 'modules/keyVault.bicep' = {
  scope: group
  params: {
    name: 'kv-cw-${suffix}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    sendGridApiKey: sendGridApiKey
  }
}

module app 'modules/functionApp.bicep' = {
  scope: group
  params: {
    name: 'func-chipwatch-${suffix}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    dataAccount: data.outputs.name
    stateAccount: state.outputs.name
    webAccount: web.outputs.name
    applicationInsightsConnectionString: monitoring.outputs.connectionString
    sendGridKeyUri: vault.outputs.sendGridKeyUri
    mailFrom: mailFrom
    unsubscribeTo: unsubscribeTo
    contact: contact
    collectSchedule: collectSchedule
    digestSchedule: digestSchedule
    siteAddress: web.outputs.site
    maximumInstanceCount: maximumInstanceCount
  }
}

output RESOURCE_GROUP string = group.name
output FUNCTION_APP string = app.outputs.name
output API string = app.outputs.address
output SITE string = web.outputs.site
output WEB_ACCOUNT string = web.outputs.name
