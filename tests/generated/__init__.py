"""Acts made up with their facts: layouts x phrasings x names x amounts x noise."""
