using CsCheck;

namespace ChipWatch.Register;

public sealed class CompanyRegisterTests
{
    private static readonly CompanyRegister Register = CompanyRegister.Default;

    [Fact]
    public void Ships_at_least_a_hundred_and_fifty_companies() => Assert.True(Register.Companies.Count >= 150, $"{Register.Companies.Count}");

    [Fact]
    public void Each_id_is_kebab_case_and_each_parent_exists() => Assert.All(Register.Companies, company =>
    {
        Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", company.Id);
        Assert.True(company.Parent is null || Register.ById(company.Parent) is not null, $"{company.Id} has the unknown parent {company.Parent}");
        Assert.All(company.Tickers, t => Assert.Matches(@"^[A-Z0-9]+\.(SH|SZ|BJ|HK|US|TW|T|KS|AS|DE)$", t));
    });

    [Fact]
    public void No_name_belongs_to_two_companies_and_no_id_to_two_products()
    {
        var names = Register.Companies.SelectMany(c => c.Names.Concat(c.Products.SelectMany(p => p.Names)).Select(n => (Key: LegalName.Key(n), c.Id))).Distinct();
        Assert.Empty(names.GroupBy(n => n.Key).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g.Select(n => n.Id))}"));
        Assert.Empty(Register.Companies.SelectMany(c => c.Products).GroupBy(p => p.Id).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.Empty(Register.Companies.SelectMany(c => c.Tickers).GroupBy(t => t).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void Each_weak_name_is_a_name_of_its_company() => Assert.All(Register.Companies, company =>
        Assert.Empty(company.Weak.Except(company.Names.Concat(company.Products.SelectMany(p => p.Names)))));

    [Theory]
    [InlineData("寒武纪", "cambricon")]
    [InlineData("中科寒武纪科技股份有限公司", "cambricon")]
    [InlineData("寒武紀", "cambricon")]
    [InlineData("ＮＶＩＤＩＡ", "nvidia")]
    [InlineData("Nvidia Corp.", "nvidia")]
    [InlineData("688256.SH", "cambricon")]
    [InlineData("中国移动通信集团广东有限公司", "china-mobile")]
    [InlineData("中国电信股份有限公司安徽分公司", "china-telecom")]
    [InlineData("Tencent Holdings Limited", "tencent")]
    [InlineData("Moore  Threads", "moore-threads")]
    [InlineData("Moore Threads Technology Co., Ltd.", "moore-threads")]
    [InlineData("Shanghai Biren Technology Co., Ltd.", "biren")]
    [InlineData("MetaX Integrated Circuits (Shanghai) Co., Ltd.", "metax")]
    [InlineData("Cambricon Technologies Corporation Limited", "cambricon")]
    [InlineData("Hygon Information Technology Co., Ltd.", "hygon")]
    [InlineData("Shanghai Iluvatar CoreX Semiconductor Co., Ltd.", "iluvatar-corex")]
    [InlineData("Shanghai Enflame Technology Co., Ltd.", "enflame")]
    [InlineData("Shanghai Technology Co., Ltd.", null)]
    [InlineData("Beijing Technology", null)]
    [InlineData("海光", "hygon")]
    [InlineData("上海某某有限公司", null)]
    [InlineData("有限公司", null)]
    [InlineData("", null)]
    public void Knows_a_company_by_its_names(string name, string? id) => Assert.Equal(id, Register.IdOf(name));

    [Theory]
    [InlineData("寒武纪上半年营收28.81亿元", "寒武纪=cambricon")]
    [InlineData("Cambricon’s shares rose", "Cambricon=cambricon")]
    [InlineData("CAMBRICON surges", "CAMBRICON=cambricon")]
    [InlineData("输给ＡＭＤ和英伟达", "ＡＭＤ=amd 英伟达=nvidia")]
    [InlineData("昇腾 910B与昇腾910C、Ascend910", "昇腾 910B=huawei/ascend-910b 昇腾910C=huawei/ascend-910c Ascend910=huawei/ascend-910")]
    [InlineData("Nvidia's H100s and H20s", "Nvidia=nvidia H100=nvidia/h100 H20=nvidia/h20")]
    [InlineData("Baidu said Kunlun chips and the P800", "Baidu=baidu Kunlun chips=baidu/kunlun P800=baidu/kunlun-p800")]
    [InlineData("中國移動採購華為昇騰伺服器", "中國移動=china-mobile 華為=huawei 昇騰=huawei/ascend")]
    [InlineData("三家EDA公司（Synopsys, Cadence, Siemens）", "Synopsys=synopsys Cadence=cadence Siemens=siemens")]
    [InlineData("海光信息发布公告，海光股价上涨", "海光信息=hygon 海光=hygon")]
    [InlineData("the Bureau of Industry and Security (BIS) issued export rules", "Bureau of Industry and Security=bis BIS=bis")]
    [InlineData("昆仑万维与昆仑芯", "昆仑万维=kunlun-tech 昆仑芯=kunlunxin")]
    public void Finds_mentions(string text, string expected) => Assert.Equal(expected, Shown(text));

    [Theory]
    [InlineData("澄江化石群记录了寒武纪大爆发，寒武纪的海洋里有三叶虫。")]
    [InlineData("寒武纪距今约五亿年前，是古生代的第一个纪，地质学家在页岩中发现了寒武纪早期的生物。")]
    [InlineData("a steady cadence of releases, half a micron wide, gathering intel")]
    [InlineData("age-related macular degeneration (AMD) affects the retina")]
    [InlineData("李海光教授在会上发言")]
    [InlineData("新能源浪潮下，黎明的曙光让人联想到小米粥")]
    [InlineData("write to press@amd.com or see www.nvidia.com")]
    [InlineData("Chief Minister N. Biren Singh of Manipur")]
    [InlineData("bamdx H1000 XH100 smicro")]
    [InlineData("地平线上升起一轮红日")]
    [InlineData("通货膨胀率处于高通胀区间")]
    public void Is_silent_where_a_name_means_something_else(string text) => Assert.Equal("", Shown(text));

    [Fact]
    public void One_trap_in_an_article_about_the_company_spoils_only_the_mention_it_covers() =>
        Assert.Equal("寒武纪=cambricon 寒武纪=cambricon 寒武纪=cambricon", Shown("寒武纪发布半年报。该公司创始人回忆，名字取自寒武纪大爆发。寒武纪今日收涨。分析师认为寒武纪的订单仍将增长。"));

    [Fact]
    public void Mentions_are_in_order_inside_the_text_and_apart()
    {
        string[] pieces = ["寒武纪", "Nvidia", "H100", " ", "，", "大爆发", "Ascend 910", "昇腾", "B", "x", "\n", "AMD", "中国移动", "通信集团", "\ud83d\ude00", "．"];
        Gen.Int[0, pieces.Length - 1].Array[0, 40].Sample(parts =>
        {
            var text = string.Concat(parts.Select(p => pieces[p]));
            var end = 0;
            foreach (var mention in Register.Scan(text))
            {
                Assert.InRange(mention.Start, end, text.Length);
                Assert.InRange(mention.End, mention.Start + 1, text.Length);
                Assert.NotNull(Register.ById(mention.CompanyId));
                end = mention.End;
            }
        });
    }

    private static string Shown(string text) =>
        string.Join(" ", Register.Scan(text).Select(m => $"{text[m.Start..m.End]}={m.CompanyId}{(m.ProductId is null ? "" : "/" + m.ProductId)}"));
}
