WORDS = []


def learn(*words):
    for word in words:
        WORDS.append(word)


def shout():
    return [word.upper() for word in WORDS]


learn("word_0", "word_1", "word_2", "word_3", "word_4", "word_5", "word_6", "word_7", "word_8", "word_9")
learn("word_10", "word_11", "word_12", "word_13", "word_14", "word_15", "word_16", "word_17", "word_18", "word_19")
learn("word_20", "word_21", "word_22", "word_23", "word_24", "word_25", "word_26", "word_27", "word_28", "word_29")
learn("word_30", "word_31", "word_32", "word_33", "word_34", "word_35", "word_36", "word_37", "word_38", "word_39")
learn("word_40", "word_41", "word_42", "word_43", "word_44", "word_45", "word_46", "word_47", "word_48", "word_49")
learn("word_50", "word_51", "word_52", "word_53", "word_54", "word_55", "word_56", "word_57", "word_58", "word_59")
learn("word_60", "word_61", "word_62", "word_63", "word_64", "word_65", "word_66", "word_67", "word_68", "word_69")
learn("word_70", "word_71", "word_72", "word_73", "word_74", "word_75", "word_76", "word_77", "word_78", "word_79")
shout()
