package dev.licet.identity;

import dev.licet.identity.shared.DataFolder;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.shared.ServerMode;
import dev.licet.identity.shared.Settings;
import dev.licet.identity.tls.CertificatePort;
import dev.licet.identity.tls.MutualTls;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;

@Configuration(proxyBeanMethods = false)
class ListenerBeans {
  private static final int LONGEST_SILENCE_IN_A_BODY = 5_000;

  @Bean
  ServerSettings serverSettings(
      Settings settings,
      ServerMode mode,
      Issuer issuer,
      MutualTls mutualTls,
      ConfigurableEnvironment environment) {
    SettingNames.check(environment);
    return ServerSettings.read(settings, mode, issuer).whereNobodyListens(mutualTls.port());
  }

  @Bean
  ThreadPoolTaskSchedulerCustomizer clockwork(StoreFailures failures) {
    return scheduler -> scheduler.setErrorHandler(failures);
  }

  /**
   * After the keys: a thread that their crypto provider starts would else count as Tomcat's, which
   * complains of it when a start is refused.
   */
  @Bean
  @Order
  @DependsOn("signingKeys")
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> listener(
      ServerSettings settings, DataFolder folder, CertificatePort certificates) {
    return factory -> {
      // Tomcat's own would lie outside, and stay there when the process is killed.
      factory.setBaseDirectory(folder.folder("tmp/tomcat").toFile());
      // Stays empty: what is served is in the jar.
      factory.getSettings().setDocumentRoot(folder.folder("tmp/documents").toFile());
      factory.setPort(settings.port());
      factory.setAddress(settings.bind());
      // An id in a path may be a URL, its slashes encoded; the firewall says where.
      factory.addConnectorCustomizers(connector ->
          connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue()));
      factory.addConnectorCustomizers(connector -> {
        if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
          http.setDisableUploadTimeout(false);
          http.setConnectionUploadTimeout(LONGEST_SILENCE_IN_A_BODY);
          // A client that is told for how long uses it up to that moment, and sometimes too late.
          http.setUseKeepAliveResponseHeader(false);
        }
      });
      certificates
          .connector()
          .ifPresent(connector -> {
            factory.getConnectorCustomizers().forEach(one -> one.customize(connector));
            connector.setProperty("address", settings.bind().getHostAddress());
            factory.addAdditionalConnectors(connector);
          });
      factory.addEngineValves(new BodyPace());
      factory.addContextCustomizers(context -> {
        if (context.getParent() instanceof StandardHost host) {
          host.setErrorReportValveClass(JsonErrorValve.class.getName());
        }
      });
    };
  }
}
