// One storage account that only identities open.
@maxLength(24)
param name string
param location string
param tags object
param containers string[]
param queues string[] = []
param principalId string

@description('Keep what a write or a deletion replaced for 30 days.')
param keepVersions bool = false

@description('Days after which raw captures are deleted; 0 for accounts without them.')
param rawRetentionDays int = 0

@description('Whether the Functions host keeps its keys, timers and package here.')
param hostsFunctions bool = false

var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var blobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var queueDataContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
var roles = union(
  [hostsFunctions ? blobDataOwner : blobDataContributor],
  hostsFunctions || !empty(queues) ? [queueDataContributor] : [],
  hostsFunctions ? [tableDataContributor] : []
)

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      isVersioningEnabled: keepVersions
      deleteRetentionPolicy: keepVersions ? { enabled: true, days: 30 } : { enabled: false }
      containerDeleteRetentionPolicy: keepVersions ? { enabled: true, days: 30 } : { enabled: false }
    }

    resource container 'containers' = [
      for container in containers: {
        name: container
        properties: { publicAccess: 'None' }
      }
    ]
  }

  resource queueService 'queueServices' = {
    name: 'default'

    resource queue 'queues' = [
      for queue in queues: {
        name: queue
      }
    ]
  }

  resource lifecycle 'managementPolicies' = if (rawRetentionDays > 0) {
    name: 'default'
    dependsOn: [blobs]
    properties: {
      policy: {
        rules: [
          {
            // Never archived: a replay reads them at once
            name: 'raw-captures'
            enabled: true
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'], prefixMatch: ['raw/'] }
              actions: {
                baseBlob: {
                  tierToCool: { daysAfterModificationGreaterThan: 30 }
                  delete: { daysAfterModificationGreaterThan: rawRetentionDays }
                }
              }
            }
          }
          {
            name: 'old-versions'
            enabled: true
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'] }
              actions: { version: { delete: { daysAfterCreationGreaterThan: 30 } } }
            }
          }
        ]
      }
    }
  }
}

resource assignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in roles: {
    scope: account
    name: guid(account.id, principalId, role)
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

output name string = account.name
output site string = account.properties.primaryEndpoints.web
