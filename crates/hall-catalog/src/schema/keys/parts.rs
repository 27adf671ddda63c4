//! The keys of what services are made of: short lists, fields, questions, materials, letters.

use super::Entry;

pub(super) const KEYS: &[Entry] = &[
    (
        "LifeStageEntry",
        &[
            ("id", "编号：小写英文、数字和连字符"),
            ("name", "名称，一件事的 stage 照它写"),
            ("audience", "citizen 个人，company 企业"),
        ],
    ),
    (
        "ListEntry",
        &[
            ("id", "编号，如 national-2024-1"),
            ("name", "名称，显示在“国家清单”后面，如 2024年第一批"),
            ("series", "base 是 2022 年的基础清单，yearly 是此后各批"),
            ("document", "载有它的文件"),
            ("issued", "什么时候印发：年、月或日，知道多少写多少"),
            ("count", "一共几件，名称没有查全也写总数"),
            ("source", "在哪里读到的"),
            (
                "verified",
                "文号 document 和件数 count 里，哪些在公开文本里核对过",
            ),
            ("matters", "名称已知的各件"),
        ],
    ),
    (
        "MatterEntry",
        &[
            ("name", "名称，不带“一件事”"),
            (
                "verified",
                "名称有没有在公开文本里核对过；没有的不标国家清单",
            ),
            ("audience", "citizen 个人，company 企业"),
            ("stage", "归在哪个阶段，照 stages.yaml 写"),
        ],
    ),
    (
        "MentionEntry",
        &[("list", "清单编号"), ("name", "清单里的名称")],
    ),
    (
        "DepartmentEntry",
        &[
            ("id", "编号：小写英文、数字和连字符"),
            ("code", "部门自己文书里的简码"),
            ("name", "部门全称"),
            (
                "contact",
                "怎么联系：热线或窗口；接收敏感个人信息的部门必须写",
            ),
        ],
    ),
    (
        "SubjectEntry",
        &[
            ("id", "编号：字段编号里点前面的一段"),
            ("title", "一张表里这一部分的标题"),
            ("hint", "标题下的一句说明"),
        ],
    ),
    (
        "LicenceEntry",
        &[
            ("id", "编号"),
            ("code", "简码"),
            ("name", "证照名称"),
            ("issuer", "发证机关"),
            ("face", "照面上的内容，字段可以从这里预填"),
        ],
    ),
    (
        "FaceEntry",
        &[("element", "内容的编号"), ("label", "照面上的叫法")],
    ),
    (
        "RegisterEntry",
        &[
            ("id", "编号"),
            ("code", "简码"),
            ("name", "数据源名称"),
            ("department", "由哪个部门管，写部门编号"),
        ],
    ),
    (
        "StandardEntry",
        &[
            ("id", "编号"),
            ("must", "应当怎样，一句话；申请人和窗口都看得到"),
            ("mend", "做不到的，请申请人怎么改"),
        ],
    ),
    (
        "MessageEntry",
        &[
            ("topic", "哪一类通知；类别由程序定"),
            ("title", "一行标题，别人也看得到，不能有 {reason}"),
            ("text", "通知的内容，花括号里由大厅填写"),
        ],
    ),
    (
        "TableEntry",
        &[("id", "编号"), ("options", "选项，按给人看的先后")],
    ),
    (
        "OptionEntry",
        &[
            ("value", "存下来的值：小写英文和下划线"),
            ("label", "申请人看到的文字"),
            ("check", "选了这种证件，号码要合哪种格式；不写就不查"),
        ],
    ),
    (
        "Labelled",
        &[
            ("label", "申请人看到的文字"),
            ("check", "选了这种证件，号码要合哪种格式；不写就不查"),
        ],
    ),
    (
        "FieldEntry",
        &[
            ("key", "编号：主体.内容，小写英文、数字和下划线"),
            ("label", "申请人看到的名称"),
            (
                "kind",
                "填什么：text、date、{choice: {值: 文字}}……见说明的“Fields”",
            ),
            ("hint", "怎么填，一句话"),
            ("example", "一个填得对的例子，只给人看"),
            ("from", "能从哪里预填，好的写在前；不写就由申请人填"),
            (
                "value",
                "总是算出来、从不问人的，写算式；from 里要有 computed",
            ),
            ("default", "先建议一个值，申请人可以改"),
            ("sensitive", "敏感个人信息写 true；身份证号、银行卡号必须写"),
            ("section", "放进哪个主体的部分；不写就按编号"),
        ],
    ),
    (
        "KindText",
        &[("text", "文字，可以写 min、max（字数）和 lines（可以换行）")],
    ),
    (
        "KindNumber",
        &[("number", "数，可以写单位、小数位数、最小和最大")],
    ),
    (
        "KindSignature",
        &[("signature", "签名，写签名人姓名所在的字段")],
    ),
    ("KindChoice", &[("choice", "单选，{值: 文字}")]),
    ("KindChoices", &[("choices", "多选，{值: 文字}")]),
    (
        "KindCode",
        &[("code", "单选，选项在 tables 的这个代码表里")],
    ),
    (
        "KindCertificate",
        &[(
            "certificate",
            "证件号码，写证件类型所在的字段；格式跟着类型走",
        )],
    ),
    ("KindRows", &[("rows", "表格，一行一个")]),
    (
        "TextEntry",
        &[
            ("min", "最少几个字，不写是 1"),
            ("max", "最多几个字，不写是 100"),
            ("lines", "可以写好几行的写 true"),
        ],
    ),
    (
        "NumberEntry",
        &[
            ("unit", "单位，如 万元"),
            ("decimals", "几位小数，0 到 6，不写是 0"),
            ("min", "最小多少，对谁都一样的才写"),
            ("max", "最大多少，对谁都一样的才写"),
        ],
    ),
    ("SignatureEntry", &[("by", "签名人姓名所在的字段")]),
    (
        "RowsEntry",
        &[
            ("item", "一行是什么，如 股东"),
            ("min", "最少几行，不写是 0"),
            ("max", "最多几行"),
            ("columns", "只属于这张表的列；别处也用的列另写成字段"),
            (
                "repeats_subject",
                "只是把一个主体重复几遍（双胞胎）的写 true",
            ),
        ],
    ),
    (
        "ColumnEntry",
        &[
            ("key", "列的编号"),
            ("label", "列的名称"),
            ("kind", "填什么"),
            ("hint", "怎么填，一句话"),
            ("example", "一个填得对的例子"),
            ("need", "required 必填（不写就是），optional 选填"),
            ("sensitive", "敏感个人信息写 true"),
        ],
    ),
    (
        "QuestionEntry",
        &[
            ("id", "编号：小写英文、数字和下划线，条件里写 ask.编号"),
            ("ask", "问题，用过日子的话"),
            ("hint", "一句话的帮助"),
            ("when", "什么时候问，只能看排在前面的问题"),
            ("options", "回答，至少两个"),
            ("default", "没答之前先当作哪个回答"),
        ],
    ),
    (
        "QuestionOptionEntry",
        &[
            ("value", "存下来的值；yes 和 no 要加引号"),
            ("label", "申请人看到的文字"),
            ("effect", "选了以后会怎样，写在选项旁边"),
            ("gives", "同时填好哪些字段，表里就不再问：{字段: 值}"),
            ("stops", "这样回答就不能往下办的，写清楚该怎么办"),
        ],
    ),
    (
        "MaterialEntry",
        &[
            ("id", "编号"),
            ("code", "简码"),
            ("name", "标准名称"),
            ("hint", "是什么、怎样才合格，一句话"),
            ("similar_to", "和哪种材料相近，交一份就都算"),
            ("standards", "窗口看哪几点，写受理标准的编号"),
            ("ways", "可以怎样提交，省事的写在前"),
        ],
    ),
    (
        "WayUpload",
        &[("upload", "上传文件，可以限定种类、大小和个数")],
    ),
    (
        "WayLicence",
        &[
            ("licence", "用电子证照，免提交；写证照编号"),
            ("when", "什么时候能用"),
            ("sure", "几乎人人都有的写 true，前后对比才算它省掉了"),
        ],
    ),
    (
        "WayRegister",
        &[
            ("register", "部门联网核验，免提交；写数据源编号"),
            ("when", "什么时候能用"),
            ("sure", "几乎都查得到的写 true，前后对比才算它省掉了"),
        ],
    ),
    (
        "WayThirdParty",
        &[
            ("third_party", "由第三方直接确认，写它的名称"),
            (
                "known_by",
                "从哪个字段知道是哪一家：备案时的编号，如统一社会信用代码",
            ),
            ("sees", "它要看到哪些字段才能确认；别的一概看不到"),
        ],
    ),
    (
        "UploadEntry",
        &[
            ("types", "文件种类，不写是 pdf、jpeg、png"),
            ("max_kib", "一个文件最大多少 KiB，不写是 10240"),
            ("max_files", "最多几个文件，不写是 10"),
        ],
    ),
    (
        "LetterEntry",
        &[
            ("id", "编号"),
            ("title", "承诺书的名称"),
            ("when", "什么时候可以选告知承诺"),
            ("tells", "告知的内容：事项、依据、条件、方式、责任、核查"),
            ("commits", "承诺的内容"),
            ("consequence", "不实承诺的后果"),
        ],
    ),
];
