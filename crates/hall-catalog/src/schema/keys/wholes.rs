//! The keys of services, bundles and the calendar.

use super::Entry;

pub(super) const KEYS: &[Entry] = &[
    (
        "ServiceEntry",
        &[
            ("id", "编号：发布以后不要再改"),
            ("name", "事项全称，照权责清单写"),
            ("department", "由哪个部门决定，写部门编号"),
            ("act", "行为种类：行政许可、行政确认、行政给付、公共服务……"),
            ("result", "办成以后给申请人什么"),
            (
                "party",
                "不是行政事项、由第三方一句话定的，写是谁；它看到的就是这张表，它的答复就是结果",
            ),
            ("basis", "事项的依据：法律 第几条"),
            ("limit", "时限，按工作日"),
            ("stages", "办理环节，按先后写成 环节:岗位，冒号后不空格"),
            (
                "handling",
                "怎么办：online 网上、mobile 手机、window 窗口、kiosk 自助机、nearby 就近网点、helper 帮办代办、home_visit 上门、post 邮寄；不写是网上和窗口",
            ),
            (
                "coverage",
                "通办范围：district 本区县、city 全市（不写就是）、province 全省、cross_province 跨省",
            ),
            ("visits", "要跑几趟；不写是网上不用跑、窗口一趟"),
            ("provides", "结果本身是哪些材料；后面的事项要它时就不用再交"),
            ("yields", "随结果才有的字段，如 统一社会信用代码"),
            ("certificate", "结果是哪种电子证照，照面上印什么"),
            ("entitles", "免申办：持有哪种证照的人不用申请就能享受"),
            ("form", "法定申请表"),
            ("rules", "几项之间的规则"),
            ("requires", "要交的材料，按清单的顺序"),
        ],
    ),
    (
        "CertificateEntry",
        &[
            ("licence", "licences.yaml 里的电子证照编号"),
            ("holder", "持证人的名称在哪个字段"),
            ("years", "有效几年；不写就是长期"),
            (
                "face",
                "照面要素: 字段编号；也可以写 number 证照号、issuer 发证机关、issued_on 发证日期、valid_to 有效期至",
            ),
        ],
    ),
    (
        "EntitlementEntry",
        &[
            ("licence", "看哪种电子证照，写 licences.yaml 里的编号"),
            ("since", "从照面上的哪一天算起，写照面要素，如 birth"),
            ("years", "满几年开始享受"),
            ("say", "为什么能享受，说给本人听"),
            (
                "grant",
                "只要本人同意就能给的，写怎么记；不写就引到这个事项去办",
            ),
        ],
    ),
    (
        "GrantEntry",
        &[
            ("account", "收款账户填在哪个字段，由本人填"),
            ("answers", "同意就等于这样回答引导问题：{问题: 选项}"),
            ("consent", "同意记在哪张表"),
            ("row", "这张表记一行：{列: 值}；person 是本人签的姓名"),
        ],
    ),
    (
        "PartyEntry",
        &[
            ("name", "怎么称呼，如 抵押权人"),
            ("confirms", "请它确认什么，写成一句话"),
            (
                "known_by",
                "从哪个字段知道是哪一家：备案时的编号，如统一社会信用代码",
            ),
            (
                "sees",
                "只报告办好了、仍由部门决定的（如刻章单位），写它要看到哪些字段；不写，它的答复就是决定，看整张表",
            ),
        ],
    ),
    (
        "LimitEntry",
        &[
            ("statutory", "法定几个工作日；当场办写 0，半天写 0.5"),
            ("promised", "承诺几个工作日，不能比法定长"),
            (
                "except",
                "有的申请按别的时限承诺，如不用告知承诺、走一般程序的",
            ),
        ],
    ),
    (
        "ExceptionEntry",
        &[
            ("label", "这样办叫什么，申请人看得到，如 一般程序"),
            ("when", "哪种情形下按它，只看这个事项自己的表和引导问题"),
            ("promised", "承诺几个工作日，不能比法定长"),
        ],
    ),
    (
        "FormEntry",
        &[
            ("title", "申请表的名称"),
            ("basis", "没有另写依据的项，都按这里的"),
            ("purpose", "没有另写用途的项，都按这里的；申请人看得到"),
            ("parts", "表的各部分，按先后"),
        ],
    ),
    (
        "PartEntry",
        &[
            ("title", "这一部分的标题"),
            ("basis", "这一部分的依据"),
            ("purpose", "这一部分的用途"),
            ("uses", "要填的项：字段编号，或者 {field: 编号, …}"),
        ],
    ),
    (
        "UseEntry",
        &[
            ("field", "字段编号"),
            ("label", "在这张表上的叫法，和字段不同才写"),
            ("need", "required 必填（不写就是），optional 选填"),
            ("when", "什么时候要填"),
            ("basis", "这一项的依据：法律 第几条"),
            ("purpose", "要它做什么，申请人看得到"),
            ("at_least", "本事项要求：不小于"),
            ("more_than", "本事项要求：大于"),
            ("at_most", "本事项要求：不大于"),
            ("one_of", "本事项要求：只能是这几个选项"),
            ("discouraged", "选了这几个选项要提醒，仍可提交"),
            ("includes", "本事项要求：这几个选项都要选上"),
            ("min_rows", "本事项要求：最少几行"),
            ("max_rows", "本事项要求：最多几行"),
            ("not_before", "本事项要求：不早于某天，如 today - 30"),
            ("not_after", "本事项要求：不晚于某天，如 today"),
        ],
    ),
    (
        "RuleEntry",
        &[
            ("code", "代码：小写英文和下划线，同一事项里不重复"),
            ("each", "逐行看的，写表格的编号"),
            ("at", "提示出现在哪个字段旁边"),
            ("shows", "提示里要用到哪些字段的值，文字里写 {字段}"),
            ("when", "什么时候才看"),
            ("must", "应当成立的条件"),
            (
                "level",
                "有多要紧：error 不改不能交（不写就是），deferrable 可以稍后补，warning 请留意，hint 提示",
            ),
            ("aim", "correct 填得对不对（不写就是），eligible 能不能办"),
            ("say", "哪里不对，说给申请人听"),
            ("mend", "怎么改，说给申请人听"),
            ("basis", "规则的依据"),
        ],
    ),
    (
        "RequirementEntry",
        &[
            ("number", "清单上的序号"),
            ("material", "哪种标准材料，写材料编号"),
            ("any_of", "几种材料任选其一，写编号的列表"),
            ("label", "本事项对它的叫法，和标准名称不同才写"),
            ("form", "electronic 电子件，copy 复印件，original 原件"),
            ("copies", "纸质的几份，不写是 1"),
            ("principal", "主件写 true：缺了不能受理"),
            ("deferrable", "允许容缺的写 true；主件不能"),
            ("when", "什么时候要交"),
            ("commitment", "可以用哪份承诺书代替，写承诺书编号"),
            ("basis", "要它的依据"),
        ],
    ),
    (
        "BundleEntry",
        &[
            ("id", "编号：发布以后不要再改"),
            ("name", "名称，说申请人的事"),
            ("summary", "一句话：一次申请能办下什么"),
            ("form_title", "一张表的名称"),
            ("audience", "citizen 个人，company 企业"),
            ("stage", "人生或企业的哪个阶段，照 stages.yaml 写"),
            (
                "listed",
                "在哪份国家清单上：清单编号和名称；不写或写 local 是地方特色",
            ),
            ("lead", "牵头部门，写部门编号"),
            ("who", "谁可以办"),
            ("gets", "办完拿到什么"),
            ("bring", "动手以前把什么放在手边"),
            ("keywords", "人们会搜的词"),
            (
                "figures",
                "对比的数字：reported 公开报道过，sample 自己测算",
            ),
            ("fee", "收费"),
            ("help", "什么时候、到哪里可以问人"),
            ("issuing", "最后一个事项办好以后，还要几个工作日一起发证"),
            ("visits", "要跑几趟"),
            ("steps", "公开报道数过环节的，写改革前后各有哪些环节"),
            ("counted_after", "公开报道的材料数算到哪一步为止"),
            ("questions", "情形引导，先问什么、后问什么"),
            ("services", "里面的事项"),
            (
                "sources",
                "只在这一件事里，字段从哪里来：{字段: [来源]}；[] 是由申请人填",
            ),
            ("values", "只在这一件事里，字段怎么算：{字段: 算式}"),
        ],
    ),
    (
        "VisitsEntry",
        &[
            ("online", "全程网上办跑几趟"),
            ("window", "到窗口领结果跑几趟"),
        ],
    ),
    (
        "StepsEntry",
        &[("separate", "分开办的环节"), ("together", "合起来办的环节")],
    ),
    (
        "MemberEntry",
        &[
            ("service", "事项编号"),
            ("when", "什么情形下办，总是办的不写"),
            ("core", "没答问题以前就算在内的是 true（不写就是）"),
            ("after", "要等哪些事项的结果"),
            ("separate", "单独去办要几个工作日"),
            ("separate_visits", "单独去办要跑几趟，不写是 1"),
            ("own_clock", "另外计时、不在一件事承诺里的写 true"),
            ("root", "它不成、后面的就都不办的写 true"),
        ],
    ),
    (
        "YearEntry",
        &[
            ("year", "年份"),
            ("status", "official 国务院已公布，provisional 先按惯例估"),
            ("notices", "公布的文件"),
            ("holidays", "节假日"),
        ],
    ),
    (
        "HolidayEntry",
        &[
            ("name", "节日"),
            ("off", "放假的日子：2026-10-01，或 2026-10-01..2026-10-07"),
            ("work", "调休上班的周末"),
        ],
    ),
];
