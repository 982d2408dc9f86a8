package dev.licet.identity.device;

import dev.licet.identity.dashboard.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /activate}, the address that devices show: short enough to be typed. */
@Controller
class ActivateLink {
  @GetMapping("/activate")
  ModelAndView lead(@RequestParam(name = "user_code", defaultValue = "") String typed) {
    return typed.isEmpty()
        ? SeeOther.to(ActivationPages.PATH)
        : SeeOther.to(ActivationPages.PATH + "?user_code={code}", typed);
  }
}
