namespace ChipWatch.Extract.Finance;

/// <summary>The words for the steps of a listing, longest first at each place.</summary>
internal static class IpoTriggers
{
    private static readonly (IpoCue Cue, IpoStage Stage, string Words)[] Table =
    [
        (IpoCue.Noise, default, "重组上市|上市募集资金|上市募资用途|上市公司|上市规则|上市委员会|上市委|上市部|上市以来|上市之初|上市后|上市前|上市时|上市条件|上市标准|上市企业|上市许可|上市板块|上市流通|上市平台|上市券商|上市银行|拟上市公司|非上市|退市风险|退市制度|退市新规|退市整理板块|上市主体|上市资格|上市费用|上市药企|IPO市场|IPO常态化|IPO节奏|IPO排队|暂停上市风险|终止上市风险|可能被终止上市|可能被暂停上市|挂牌转让|挂牌出让|公开挂牌|挂牌督战|挂牌成立|申购赎回|上市保荐人|上市股份|退市整理股|上市银行股|退市整理期首日|新增上市|新上市|上市药品|上市开售|退市股|退市风险警示|次新股|上市推荐|退市板块|上市不足|上市不到|上市仅|上市满|上市当年|上市之后|新增股份|上市公告书披露|上市门槛|上市窗口|上市热|上市潮|IPO热|IPO宗数|IPO承销|IPO数量|IPO项目|IPO企业|IPO公司|IPO撤否|IPO早知道|新股首日|首日破发率"),
        (IpoCue.Stage, IpoStage.Delisted, "终止上市|终止其股票上市|终止公司股票上市|终止股票上市|终止挂牌|退市|摘牌|私有化交易完成|完成私有化"),
        (IpoCue.Stage, IpoStage.Suspended, "暂停上市|暂停其股票上市|暂停公司股票上市|暂缓上市|暂缓科创板上市|中止上市|中止审核|中止发行|中止IPO|IPO中止|暂缓发行|推迟上市|推迟IPO|推迟发行|延迟上市|暂缓IPO|暂停IPO|搁置IPO|搁置上市|搁置赴|叫停IPO|叫停上市|暂停其IPO|搁置其|搁置原定|审核状态变更为中止|审核中止"),
        (IpoCue.Stage, IpoStage.Withdrawn, "撤回上市申请|撤回IPO|撤回发行上市申请|撤回发行申请|撤回申请文件|撤回首次公开|撤回申报|撤回招股书|撤回科创板|撤回创业板|撤回A股|IPO撤回|IPO撤单|撤单"),
        (IpoCue.Stage, IpoStage.Terminated, "终止审核|审核终止|终止发行上市审核|终止发行上市|终止IPO|IPO终止|终止上市辅导|终止上市申请|终止上市审核|终止上市计划|终止注册|终止其发行上市|终止首次公开发行|终止科创板|终止创业板|终止对|申请失效|招股书失效"),
        (IpoCue.Stage, IpoStage.Rejected, "不符合发行条件|（首发）未通过|（首发）未获通过|（首发）被否|否决|首发被否|首发均被否|首发双双被否|首发遭否|上会遭否|IPO遭否|首发申请未通过|首发申请未获通过|首发申请未获得通过|未获通过|IPO被否|被否决|不予注册|首发未通过|首发未获通过|未过会|上会被否|首发申请被否|未获上市委"),
        (IpoCue.Stage, IpoStage.Deferred, "暂缓审议|暂缓表决|取消审核|取消审议"),
        (IpoCue.Stage, IpoStage.Approved, "符合发行条件|（首发）获通过|（首发）通过|（首发）获得通过|首发均获通过|首发均获得通过|首发双双过会|首发申请均获通过|首发申请均获得通过|首发均通过|首发事项获通过|首发顺利过会|首发成功过会|通过上市委|通过发审会|通过北交所上市委|通过上交所上市委|通过深交所上市委|首发过会|成功过会|顺利过会|IPO过会|过会|首发获通过|首发通过|首发申请获通过|首发申请通过|获上市委通过|上市委会议通过|上市委审议通过|上市委员会会议通过|上市委员会审议通过|发审会通过|获得通过|获批上市|首发申请获得通过|审核通过|审议会议结果显示"),
        (IpoCue.Stage, IpoStage.Hearing, "通过聆讯|聆讯通过|上市聆讯|港交所聆讯|通过港交所聆讯|聆讯后资料集|聆讯"),
        (IpoCue.Stage, IpoStage.Registered, "注册生效|同意注册|获批注册|注册申请获|获准注册|注册批复|股票注册申请|IPO批文|首发批文|发行批文|核发批文|境外发行上市备案|境外上市备案|备案通知书|核准首次公开发行|首次公开发行股票注册|首次公开发行股票并在科创板上市注册"),
        (IpoCue.Stage, IpoStage.Accepted, "获受理|已受理|被受理|获得受理|IPO获受理|上市申请获|申请获上交所受理|申请获深交所受理|受理"),
        (IpoCue.Stage, IpoStage.Inquiry, "首轮问询|已问询|问询回复|审核问询函|进入问询"),
        (IpoCue.Stage, IpoStage.Filed, "递表|递交招股书|递交上市申请|递交招股说明书|递交IPO申请|递交了招股书|递交了上市申请|递交了招股说明书|递交A1|递交主板上市申请|提交上市申请|提交了上市申请|提交招股书|提交了招股书|提交招股说明书|提交了招股说明书|提交IPO申请|提交了IPO申请|提交首次公开募股|提交F-1|提交S-1|申请上市|公开招股书|披露招股书|披露招股说明书|更新招股书|更新招股说明书|预披露招股|招股书申报稿|申报IPO|申报科创板|申报创业板|申报稿|报送上市申请|秘密递交|秘密提交|秘密申请|保密形式提交|上市申请文件|首次公开募股申请|递交的招股书|递交的招股说明书|IPO申请|上市申请|上市申请材料"),
        (IpoCue.Stage, IpoStage.Tutoring, "上市辅导|辅导备案|IPO辅导|辅导验收|辅导协议|辅导工作|进入辅导期|辅导期"),
        (IpoCue.Stage, IpoStage.Priced, "启动招股|开启招股|开始招股|公开招股|启动申购|开启申购|网上申购|开放申购|新股申购|启动公开发售|启动发行|发行价格确定为|发行价确定为|发行价定为|发行价格定为|最终发售价|最终发行价|定价为每股|IPO定价|首次公开募股定价|确定发行价|招股价|发行价区间|发售价区间|发行区间|中签率|配售结果|招股结果|招股期"),
        (IpoCue.Stage, IpoStage.Listed, "首日挂牌|挂牌首日|首挂|今日上市|今起上市|今起挂牌|挂牌上市|正式上市|成功上市|顺利上市|上市交易|挂牌交易|上市首日|首日上市|上市敲钟|敲钟|鸣锣|敲锣|正式挂牌|成功挂牌|正式登陆|成功登陆|正式登录|成功登录|登陆科创板|登陆创业板|登陆港交所|登陆港股|登陆纳斯达克|登陆纽交所|登陆新三板|登陆主板|登陆A股|登陆美股|登陆资本市场|登陆上交所|登陆深交所|登陆北交所|登陆中小板|登陆上海证券交易所|登陆深圳证券交易所|登陆香港联交所|登陆联交所|登陆香港|登陆美国|登录科创板|登录创业板|登录纳斯达克|登录港交所|登录新三板|登录资本市场|挂牌新三板|新股上市|首秀|上市第一天|上市仪式"),
        (IpoCue.Stage, IpoStage.Planned, "上市计划|IPO计划|筹备上市|筹划上市|启动上市|启动IPO|启动A股上市|启动科创板上市|启动港股上市|拟上市|拟IPO|拟赴|冲刺IPO|冲击IPO|冲刺上市|冲击上市|冲刺科创板|冲刺创业板|冲刺港交所|冲刺港股|冲击科创板|冲击创业板|冲击港股|分拆上市|二次上市|双重主要上市|回归A股|回A上市|赴港上市|赴美上市|赴港IPO|赴美IPO|赴港二次上市|A+H上市|上市筹备|上市前准备|谋求上市|谋求IPO|寻求上市|寻求IPO|考虑上市|考虑IPO|计划上市|计划IPO|首次公开募股|首次公开招股|首次公开发行"),
        (IpoCue.FirstDay, IpoStage.Listed, "高开|低开|收涨|收跌|破发|收报"),
        (IpoCue.Bare, IpoStage.Listed, "上市|挂牌|IPO|登陆|登录"),
    ];

    private static readonly WordSet Anchors = WordSet.Of(
        ["上市", "IPO", "招股", "挂牌", "退市", "摘牌", "过会", "聆讯", "递表", "首发", "辅导", "申购", "首次公开", "登陆", "登录", "私有化", "发行价", "发售价", "敲钟"]);

    private static readonly Dictionary<int, (string Word, IpoCue Cue, IpoStage Stage)[]> ByPair = Table
        .SelectMany(row => row.Words.Split('|').Select(word => (Word: word, row.Cue, row.Stage)))
        .GroupBy(row => Pair(row.Word[0], row.Word[1]))
        .ToDictionary(group => group.Key, group => group.OrderByDescending(row => row.Word.Length).ToArray());

    private static readonly WordSet Heads = WordSet.Of(ByPair.Values.Select(words => words[0].Word[..2]));

    public static bool MayHold(ReadOnlySpan<char> text) => text.ContainsAny(Anchors);

    private static int Pair(char first, char second) => (first << 16) | second;

    public static List<IpoTrigger> Scan(string text, int start, int end)
    {
        var found = new List<IpoTrigger>();
        for (var at = start; at < end;)
        {
            var next = text.AsSpan(at, end - at).IndexOfAny(Heads);
            if (next < 0)
                break;
            at += next;
            var length = 1;
            foreach (var (word, cue, stage) in ByPair[Pair(text[at], text[at + 1])])
            {
                if (word.Length > end - at || !text.AsSpan(at).StartsWith(word, StringComparison.Ordinal))
                    continue;
                length = word.Length;
                if (cue != IpoCue.Noise)
                    found.Add(new(at, at + length, cue, stage));
                break;
            }

            at += length;
        }

        return found;
    }
}
