package dev.licet.identity.tenant;

import dev.licet.identity.api.ApiSettings;
import dev.licet.identity.api.Apis;
import dev.licet.identity.api.NewApi;
import dev.licet.identity.api.Permission;
import dev.licet.identity.api.SigningAlgorithm;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.shared.Issuer;
import java.util.Objects;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sets the tenant up at each start. Everything is there afterwards or nothing has changed; a second
 * start finds nothing left to do.
 */
@Component
class TenantSetup implements SmartInitializingSingleton {
  private final TransactionOperations transactions;
  private final TenantSetupTable table;
  private final TenantFiles files;
  private final CommandLineAccess commandLine;
  private final Apis apis;
  private final Issuer issuer;

  TenantSetup(
      TransactionOperations transactions,
      TenantSetupTable table,
      TenantFiles files,
      CommandLineAccess commandLine,
      Apis apis,
      Issuer issuer) {
    this.transactions = transactions;
    this.table = table;
    this.files = files;
    this.commandLine = commandLine;
    this.apis = apis;
    this.issuer = issuer;
  }

  @Override
  public void afterSingletonsInstantiated() {
    var file = files.find();
    var credentials =
        transactions.execute(_ -> {
          table.lock();
          apis.install(managementApi());
          var granted = commandLine.grant();
          file.ifPresent(files::applyIfChanged);
          return granted;
        });
    commandLine.write(Objects.requireNonNull(credentials));
  }

  private NewApi managementApi() {
    return new NewApi(
        ManagementApi.audience(issuer),
        SigningAlgorithm.RS256,
        ApiSettings.defaults(ManagementApi.NAME),
        ManagementApi.scopes().stream()
            .map(scope -> new Permission(scope.name(), scope.description()))
            .toList(),
        false);
  }
}
