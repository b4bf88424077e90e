"""The running head or foot that pages of minutes repeat: all that an excerpt shows of its issuer and its session."""

import re

# "Communauté de X – Débats du conseil du 10 avril 2025", "Ville de X - Conseil municipal du 4 février 2008 - Compte rendu"
RUNNING = re.compile(
    r"(?m)^[ ]{0,90}[^\n]{4,90}? [-–—|] (?:debats|proces[- ]verb\w+|compte[- ]rendu|seance|deliberations?|reunion|session|"
    r"conseil|bureau|comite|commission)\b[^\n]{0,90} (?:19|20)\d\d\b[^\n]{0,60}$"
)
