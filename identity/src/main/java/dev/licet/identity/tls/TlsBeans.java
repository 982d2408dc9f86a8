package dev.licet.identity.tls;

import dev.licet.identity.shared.DataFolder;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.shared.Settings;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class TlsBeans {
  @Bean
  TlsSettings tlsSettings(Settings settings) {
    return LiveTls.withUsableFiles(TlsSettings.read(settings));
  }

  @Bean
  TrustedProxies trustedProxies(Settings settings) {
    return TrustedProxies.read(settings);
  }

  @Bean
  MutualTls mutualTls(Settings settings, Issuer issuer) {
    return MutualTls.read(settings, issuer);
  }

  @Bean
  LiveTls liveTls(TlsSettings settings, DataFolder folder, Issuer issuer, Clock clock) {
    return switch (settings) {
      case TlsSettings.Off() -> new LiveTls(Optional.empty());
      case TlsSettings.Local() ->
          LiveTls.serving(new LocalAuthority(folder, issuer, clock), issuer, clock);
      case TlsSettings.Files(var certificate, var key) ->
          LiveTls.serving(new CertificateSource.Given(certificate, key), issuer, clock);
    };
  }

  @Bean
  @Order
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> tls(
      LiveTls live, TrustedProxies proxies, MutualTls mutual) {
    return factory -> {
      live.certificate().ifPresent(certificate -> serve(factory, certificate));
      if (live.certificate().isEmpty()) {
        factory.addEngineValves(proxies.admission());
      }
      if (!proxies.isEmpty()) {
        factory.addEngineValves(proxies.forwarding(), new CallerAddress());
      }
      mutual
          .header()
          .map(header -> new HandedOnCertificate(header, proxies, mutual.port()))
          .ifPresent(factory::addEngineValves);
      mutual.port().ifPresent(port -> factory.addEngineValves(new CertificateEndpoints(port)));
    };
  }

  private static void serve(TomcatServletWebServerFactory factory, LiveCertificate certificate) {
    var ssl = Ssl.forBundle(LiveCertificate.NAME);
    ssl.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    factory.setSsl(ssl);
    factory.setSslBundles(certificate.bundles());
  }
}
