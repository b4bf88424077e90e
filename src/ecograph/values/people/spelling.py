"""The pieces that names are spelt with, as regular expressions over unfolded text."""

UPPER = "A-ZÀ-ÖØ-ÞŒŸ"
LOWER = "a-zß-öø-ÿœ"
APOSTROPHE = "['’]"

# A gap inside a name: a few spaces, or one line end that the page set there.
GAP = r"(?:[ ]{1,3}|[ ]{0,3}\n[ ]{0,60})"
# "Jean-Marc", "Jean -Marc" (a space lost before the hyphen), "M'Hamed".
TITLE = (
    rf"(?:[{UPPER}]{APOSTROPHE}(?=[{UPPER}][{LOWER}]))?[{UPPER}][{LOWER}]+(?:{APOSTROPHE}[{LOWER}]+)?"
    rf"(?:[ ]?-[{UPPER}][{LOWER}]+|-[{LOWER}]{{2,}}){{0,4}}"
)
# "J.", "J.-M.", "JL.", "J-F.", "Y.M.", "Ph."
INITIALS = rf"[{UPPER}](?:-?[{UPPER}]|[{LOWER}])?\.(?:[ ]?-?[{UPPER}][{LOWER}]?\.){{0,3}}(?:-[{UPPER}](?=[ ]))?"
# One word of a surname in capitals, apostrophes and hyphens included; a last letter may have lost its capital.
CAPITALS = (
    rf"(?:[{UPPER}]{APOSTROPHE}[{UPPER}]{{2,}}|[{UPPER}]{{2,}})(?:{APOSTROPHE}[{UPPER}]+){{0,3}}"
    rf"(?:-\n?(?:[{UPPER}d]{APOSTROPHE})?[{UPPER}]+(?:{APOSTROPHE}[{UPPER}]+){{0,2}}){{0,4}}[{LOWER}]?(?![\w])"
)
_PARTICLE = (
    r"(?:[Dd]e[ ][Ll]a|[Dd]e[ ]l['’]|[Dd]es?|[Dd]u|[Ll]e|[Ll]a|[Ll]es|[Vv]an[ ][Dd]e[nr]?|[Vv]an|[Vv]on|[Dd]e[nr]"
    r"|[Tt]en|[Dd][iao]|dos|[Dd]el|[Dd]ella|[Ee]l|[Aa]l|[Bb]en|[Bb]ou|[Oo]uld)"
)
_CAPITAL_PARTICLE = r"(?:LES?|LA|DE|DU|DES|VAN|VON|DER|DEN|TEN|EL|AL|DA|DI|DO|DEL|BEN|ST|SAINT|SAINTE)"
PARTICLES = rf"(?:(?:{_PARTICLE}{GAP}|[dDlL]['’][ ]?)(?=[{UPPER}vdl])){{0,3}}"
# "de LA CHAUME", "LE GUENNEC-SABATIÉ", "D ESCARGUEL" (apostrophe lost), "JOISSAINS MASINI".
SURNAME = (
    rf"{PARTICLES}(?:[DLNO][ ](?=[{UPPER}]{{3}}))?(?:{_CAPITAL_PARTICLE}{GAP}){{0,4}}"
    rf"{CAPITALS}(?:[ ]{{1,2}}{CAPITALS}){{0,3}}"
)
# A given name with a letter torn off its end ("Sylvi e"), or with its first capital lost ("jean-Marc").
TORN = rf"(?:[ ][b-xz](?=[ ][{UPPER}]{{2}}))?"
GIVEN_WORD = rf"(?:{TITLE}{TORN}|[{LOWER}]{{3,}}-[{UPPER}][{LOWER}]+)"
GIVEN = (
    rf"(?:{INITIALS}(?:[ ]{{1,2}}{GIVEN_WORD})?"
    rf"|{GIVEN_WORD}(?:[ ]{{1,2}}(?:{GIVEN_WORD}|[{UPPER}]\.)){{0,2}})"
)
# A surname that is not in capitals: "du Plessis-Fayet", "van den Berghe", "Roussel-Amara".
PLAIN_SURNAME = rf"{PARTICLES}{TITLE}(?:[ ](?:{_PARTICLE}[ ])?{TITLE}){{0,1}}"

_LETTER = rf"(?![{UPPER}{LOWER}])"
CIVILITY = (
    rf"(?:M\.(?!-)(?![A-Z]\.)|(?:MMES?|Mmes?|MLLES?|M[ae]?lles?|MELLES?|MRS?|Mrs?|MM|mmes?|Ms){_LETTER}\.?|(?:Monsieur|MONSIEUR|monsieur|Messieurs"
    rf"|MESSIEURS|messieurs|Madame|MADAME|madame|Mesdames|MESDAMES|mesdames|Mademoiselle|Mesdemoiselles){_LETTER})"
)
_TITLED = r"(?:Dr\.?|[Dd]octeure?|DOCTEUR|Pr\.?|[Pp]rofesseure?|PROFESSEUR|Me|Maître)"
_RANK = r"(?:[Gg]énérale?|[Cc]olonelle?|[Cc]ommandante?|[Cc]apitaine|[Aa]miral|[Ll]ieutenant(?:-[Cc]olonel)?)"
HONORIFIC = (
    rf"(?:(?:[Ll]e[ ]|[Ll]a[ ])(?:{_TITLED}|{_RANK})|(?:Dr\.?|Docteure?|DOCTEUR|Pr\.?|Professeure?|Me|Maître)){_LETTER}"
)
_AFTER_CIVILITY = rf"(?:[Ll]e[ ]|[Ll]a[ ])?(?:{_TITLED}|{_RANK}){_LETTER}"
ADDRESS = rf"(?:{CIVILITY}{GAP}?(?:{_AFTER_CIVILITY}{GAP})?|{HONORIFIC}{GAP})"
