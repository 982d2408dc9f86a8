package dev.licet.identity.mailserver;

import dev.licet.identity.dashboard.PageNotFound;
import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.Problems;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Who sends the tenant's mails. */
@Pages
@RequestMapping(MailProviderPages.PATH)
class MailProviderPages {
  static final String PATH = "/dashboard/mails";

  private final MailProviders providers;
  private final MailServers servers;
  private final TestMail testMail;

  MailProviderPages(MailProviders providers, MailServers servers, TestMail testMail) {
    this.providers = providers;
    this.servers = servers;
    this.testMail = testMail;
  }

  @GetMapping
  ModelAndView show() {
    return page(HttpStatus.OK, MailProviderForm.of(providers.find()), Problems.none());
  }

  @PostMapping
  ModelAndView change(MailProviderForm form) {
    var now = providers.find();
    var problems = form.problems(now);
    if (!problems.isEmpty()) {
      return again(form, problems);
    }
    return switch (save(form.body(), now)) {
      case Done<MailProvider> _ -> SeeOther.notice("saved", PATH);
      case Invalid<MailProvider>(var found) -> again(form, found);
    };
  }

  @GetMapping("/delete")
  ModelAndView askBeforeDeleting() {
    var provider = providers.find().orElseThrow(PageNotFound::new);
    return new ModelAndView("mailserver/delete", Map.of("provider", provider.server()));
  }

  @PostMapping("/delete")
  ModelAndView delete() {
    if (!providers.remove()) {
      throw new PageNotFound();
    }
    return SeeOther.notice("mail-provider-removed", PATH);
  }

  @PostMapping("/test")
  ModelAndView test(Principal administrator) {
    var server = servers.current();
    if (server.isEmpty()) {
      return again(
          MailProviderForm.of(providers.find()),
          List.of(new FieldProblem("server", "There is no mail server that could take it")));
    }
    return testMail
        .send(server.get(), administrator.getName())
        .map(this::failed)
        .orElseGet(() -> SeeOther.notice("test-mail-sent", PATH));
  }

  private Outcome<MailProvider> save(MailProviderBody body, Optional<MailProvider> now) {
    return now.isPresent()
        ? providers.change(body::keepingPassword)
        : providers.create(body.asNew());
  }

  private ModelAndView failed(MailFailure failure) {
    var form = MailProviderForm.of(providers.find());
    var page = page(HttpStatus.UNPROCESSABLE_CONTENT, form, Problems.none());
    page.addObject("failure", failure.kind());
    page.addObject("answer", failure.answer().orElse(""));
    return page;
  }

  private ModelAndView again(MailProviderForm form, List<FieldProblem> problems) {
    return page(HttpStatus.UNPROCESSABLE_CONTENT, form, Problems.of(problems));
  }

  private ModelAndView page(HttpStatus status, MailProviderForm form, Problems problems) {
    var provider = providers.find();
    var server = servers.current();
    return new ModelAndView(
        "mailserver/provider",
        Map.of(
            "form",
            form,
            "exists",
            provider.isPresent(),
            "hasPassword",
            provider.filter(one -> !one.server().password().isEmpty()).isPresent(),
            "server",
            server.map(Smtp::toString).orElse(""),
            "failure",
            "",
            "answer",
            "",
            "problems",
            problems),
        status);
  }
}
