package dev.licet.identity.oauth;

import dev.licet.identity.shared.BrowserHeaders;
import dev.licet.identity.shared.Issuer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.CompositeHeaderWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.XXssProtectionHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;
import org.springframework.stereotype.Component;

/** What every answer carries that is not a page, so that no browser takes it for one. */
@Component
class WireHeaders implements HeaderWriter {
  private final HeaderWriter all;

  WireHeaders(Issuer issuer) {
    var hsts = new HstsHeaderWriter();
    hsts.setRequestMatcher(request -> BrowserHeaders.strict(request, issuer));
    this.all =
        new CompositeHeaderWriter(
            List.of(
                new XContentTypeOptionsHeaderWriter(),
                new XXssProtectionHeaderWriter(),
                new CacheControlHeadersWriter(),
                hsts,
                new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY),
                new ContentSecurityPolicyHeaderWriter("default-src 'none'; frame-ancestors 'none'"),
                new ReferrerPolicyHeaderWriter(ReferrerPolicy.NO_REFERRER)));
  }

  @Override
  public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
    all.writeHeaders(request, response);
  }
}
