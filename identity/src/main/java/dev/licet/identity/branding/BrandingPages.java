package dev.licet.identity.branding;

import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.Problems;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.document.Documents;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The colours and the logo of the pages where users sign in. */
@Pages
@RequestMapping("/dashboard/branding")
class BrandingPages {
  private final Documents documents;
  private final Branding branding;

  BrandingPages(Documents documents, Branding branding) {
    this.documents = documents;
    this.branding = branding;
  }

  @GetMapping
  ModelAndView show() {
    var form = BrandingForm.of(documents.read(BrandingDocuments.BRANDING));
    return page(HttpStatus.OK, form, Problems.none());
  }

  @PostMapping
  ModelAndView change(BrandingForm form) {
    var problems = form.problems();
    if (!problems.isEmpty()) {
      return page(HttpStatus.UNPROCESSABLE_CONTENT, form, Problems.of(problems));
    }
    documents.merge(BrandingDocuments.BRANDING, form.changes());
    return SeeOther.notice("saved", "/dashboard/branding");
  }

  private ModelAndView page(HttpStatus status, BrandingForm form, Problems problems) {
    return new ModelAndView(
        "branding/settings",
        Map.of("form", form, "problems", problems, "theme", branding.theme().insteadOfSettings()),
        status);
  }
}
