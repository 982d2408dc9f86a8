/**
 * How a user comes in: {@link dev.licet.identity.signin.PendingSignIns} begins a sign-in that an
 * application asks for, {@link dev.licet.identity.signin.SignInDatabases} says where, the pages of
 * sign-in and sign-up carry it out, {@link dev.licet.identity.signin.PasswordSignIn} is the one
 * place where a user's password is tried.
 */
@ApplicationModule(
    displayName = "Sign-in",
    allowedDependencies = {
      "shared",
      "application",
      "connection",
      "settings",
      "store",
      "password",
      "prompt",
      "user",
      "session",
      "lockout",
      "login",
      "dashboard"
    })
@NullMarked
package dev.licet.identity.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
